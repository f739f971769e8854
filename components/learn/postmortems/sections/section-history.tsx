import { anchorOf } from "@/components/learn/postmortems/anchor";
import { RestoreButton } from "@/components/learn/postmortems/restore-button";
import { WordDiff } from "@/components/ui/text/word-diff";
import { VersionPage } from "@/components/ui/version-page";
import type { readSectionHistory } from "@/lib/learn/postmortems/sections/read-section-history";
import type { SectionKey } from "@/lib/learn/postmortems/template";

type History = Awaited<ReturnType<typeof readSectionHistory.execute>>;

/** Who changed a section when, and what one of the steps changed, word by word. */
export function SectionHistory(props: {
  section: SectionKey;
  history: History;
  disabledReason: string | null;
}) {
  const { section, history, disabledReason } = props;
  const { incident, title, steps, shown, current } = history;
  const page = `/incidents/${incident.number}/postmortem`;
  return (
    <VersionPage
      back={{ href: `${page}#${anchorOf(title)}`, name: `Postmortem of INC-${incident.number}` }}
      title={`History of ${title}`}
      versions={steps.map(({ version, by, at }) => ({
        href: `${page}/history/${section}?version=${version}`,
        name: by,
        at,
        note: version === current ? "as it is now" : undefined,
        isShown: version === shown.version,
      }))}
    >
      <section aria-label={`What ${shown.by} changed`} className="min-w-0">
        {shown.before === shown.after ? (
          <p className="text-ink-soft">This step changed no word.</p>
        ) : (
          <WordDiff before={shown.before} after={shown.after} />
        )}
        <details className="mt-3 text-sm">
          <summary className="w-fit cursor-pointer text-ink-soft">How {title} read then</summary>
          <p className="mt-1 whitespace-pre-wrap break-words rounded-sm bg-sunken p-2">
            {shown.after || <span className="text-ink-soft">Nothing was written.</span>}
          </p>
        </details>
        {shown.version === current ? null : (
          <RestoreButton
            incident={incident.number}
            section={section}
            body={shown.after}
            current={current}
            disabledReason={disabledReason}
          />
        )}
      </section>
    </VersionPage>
  );
}
