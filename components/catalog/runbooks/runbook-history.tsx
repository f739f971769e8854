import { Markdown } from "@/components/ui/text/markdown";
import { WordDiff } from "@/components/ui/text/word-diff";
import { VersionPage } from "@/components/ui/version-page";
import type { RevisionView } from "@/lib/catalog/runbooks/queries";
import type { RunbookView } from "@/lib/catalog/runbooks/view";

/** The texts that a runbook had, and what one of them changed. */
export function RunbookHistory(props: {
  runbook: RunbookView;
  /** The newest first. */
  revisions: readonly RevisionView[];
  shown: RevisionView;
  /** What it changed; null for the first text. */
  before: RevisionView | null;
}) {
  const { runbook, revisions, shown, before } = props;
  const page = `/runbooks/${runbook.number}`;
  return (
    <VersionPage
      back={{ href: page, name: `${runbook.ref} ${runbook.title}` }}
      title={`Revisions of ${runbook.ref}`}
      versions={revisions.map(({ number, by, recordedAt }) => ({
        href: `${page}/history?revision=${number}`,
        name: `Revision ${number}, by ${by.name}`,
        at: recordedAt,
        note: number === runbook.revision ? "as it is now" : undefined,
        isShown: number === shown.number,
      }))}
    >
      <section aria-label={`What revision ${shown.number} changed`} className="min-w-0">
        {before ? (
          <WordDiff before={wholeOf(before)} after={wholeOf(shown)} />
        ) : (
          <>
            <h2 className="sr-only">The first text</h2>
            <Markdown text={shown.body} />
          </>
        )}
      </section>
    </VersionPage>
  );
}

function wholeOf({ title, body }: RevisionView): string {
  return `${title}\n\n${body}`;
}
