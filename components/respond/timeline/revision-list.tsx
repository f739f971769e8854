import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Markdown } from "@/components/ui/text/markdown";
import { Time } from "@/components/ui/time/time";
import { crowdedOut } from "@/lib/platform/core/markdown/bounds";

type Revision = {
  readonly revision: number;
  readonly body: string;
  readonly occurredAt: string;
  readonly removed: boolean;
  readonly reason: string | null;
  readonly by: string;
  readonly recordedAt: string;
};

/** Every text an entry ever had, the newest first: who, when and why. */
export function RevisionList({
  incident,
  revisions,
}: {
  incident: number;
  revisions: readonly Revision[];
}) {
  const crowded = crowdedOut(revisions, ({ body }) => body);
  return (
    <>
      <PageHeader title="Revisions of a timeline entry" />
      <div className="flex max-w-[46rem] flex-col gap-4 px-4 md:px-8">
        <Link href={`/incidents/${incident}`} className="text-accent text-sm">
          Back to INC-{incident}
        </Link>
        <ol className="divide-y rounded-md border bg-panel">
          {[...revisions].reverse().map((revision) => (
            <li key={revision.revision} className="p-4">
              <p className="text-ink-soft text-sm">
                Revision {revision.revision}
                {revision.removed ? ", removed" : ""} · {revision.by} ·{" "}
                <Time at={revision.recordedAt} withDay />
              </p>
              <div className={`mt-1 ${revision.removed ? "line-through" : ""}`}>
                <Markdown text={revision.body} hasRoom={!crowded.has(revision)} />
              </div>
              <p className="mt-1 text-ink-faint text-xs">
                Happened <Time at={revision.occurredAt} withDay />
                {revision.reason ? ` · Why: ${revision.reason}` : ""}
              </p>
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}
