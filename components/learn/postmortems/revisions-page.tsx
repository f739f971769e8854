import { Markdown } from "@/components/ui/text/markdown";
import { WordDiff } from "@/components/ui/text/word-diff";
import { VersionPage } from "@/components/ui/version-page";
import type { compareRevisions } from "@/lib/learn/postmortems/publishing/compare-revisions";

type Compared = Awaited<ReturnType<typeof compareRevisions.execute>>;

/** What was published, revision by revision, and what each changed. */
export function RevisionsPage({ compared }: { compared: Compared }) {
  const { incident, revisions, shown } = compared;
  const page = `/incidents/${incident.number}/postmortem`;
  return (
    <VersionPage
      back={{ href: page, name: `Postmortem of INC-${incident.number}` }}
      title={`Revisions: ${incident.title}`}
      versions={revisions.map(({ revision, by, at }, index) => ({
        href: `${page}/revisions?revision=${revision}`,
        name: `Revision ${revision}, by ${by}`,
        at,
        note: index === 0 ? "the one that is read" : undefined,
        isShown: revision === shown.revision,
      }))}
    >
      <section
        aria-label={`What revision ${shown.revision} changed`}
        className="flex min-w-0 flex-col gap-5"
      >
        {shown.since === 0 ? (
          <>
            <h2 className="sr-only">The first that was published</h2>
            {shown.after.split(/\n\n(?=### )/).map((part) => (
              <Markdown key={part.slice(0, 40)} text={part} />
            ))}
          </>
        ) : shown.before === shown.after ? (
          <p className="text-ink-soft">It says the same as revision {shown.since}.</p>
        ) : (
          <WordDiff before={shown.before} after={shown.after} />
        )}
      </section>
    </VersionPage>
  );
}
