import { Markdown } from "@/components/ui/text/markdown";
import { Time } from "@/components/ui/time/time";
import type { PostmortemView } from "@/lib/learn/postmortems/view";

/** What reviewers wrote of the text as it stands, above the text. */
export function VerdictNotes({ postmortem }: { postmortem: PostmortemView }) {
  const noted = postmortem.review.verdicts.filter(({ note }) => note !== "");
  if (noted.length === 0) return null;
  return (
    <section aria-label="What reviewers say" data-print="no" className="flex flex-col gap-3">
      {noted.map(({ by, note, verdict, givenAt }) => (
        <div key={by.id} className="rounded-md border bg-warn-ground/40 px-4 py-3">
          <p className="text-ink-soft text-sm">
            <span className="font-medium text-ink">{by.name}</span>{" "}
            {verdict === "APPROVED" ? "approved" : "asks for changes"} ·{" "}
            <Time at={givenAt} withDay />
          </p>
          <Markdown text={note} />
        </div>
      ))}
    </section>
  );
}
