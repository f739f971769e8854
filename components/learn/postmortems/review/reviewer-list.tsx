import { Check, Clock, MessageSquareWarning } from "lucide-react";
import type { Verdict } from "@/lib/learn/postmortems/review/rules";
import type { PostmortemView } from "@/lib/learn/postmortems/view";

const SIGNS = {
  APPROVED: { Icon: Check, words: "approved", tone: "text-good" },
  CHANGES_REQUESTED: { Icon: MessageSquareWarning, words: "asks for changes", tone: "text-warn" },
  WAITING: { Icon: Clock, words: "has not answered", tone: "text-ink-faint" },
} as const;

type Line = {
  readonly person: { readonly id: string; readonly name: string };
  readonly answer: Verdict | "WAITING";
};

/** Everybody who was asked or answered, each with what they say of the text as it stands. */
export function ReviewerList({ postmortem }: { postmortem: PostmortemView }) {
  const lines = linesOf(postmortem);
  if (lines.length === 0) return null;
  return (
    <ul aria-label="Reviewers" className="flex flex-wrap gap-x-4 gap-y-1 text-ink-soft">
      {lines.map(({ person, answer }) => {
        const { Icon, words, tone } = SIGNS[answer];
        return (
          <li key={person.id} className="flex items-center gap-1.5">
            <Icon size={14} aria-hidden className={tone} />
            <span>
              <span className="text-ink">{person.name}</span> {words}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** A draft waits for nobody; a published text has been answered. */
function linesOf({ state, review }: PostmortemView): Line[] {
  const { reviewers, verdicts } = review;
  const answered = verdicts.map(({ by, verdict }): Line => ({ person: by, answer: verdict }));
  if (state === "DRAFT" || state === "PUBLISHED") return answered;
  const silent = reviewers.filter(({ id }) => !verdicts.some(({ by }) => by.id === id));
  return [...answered, ...silent.map((person): Line => ({ person, answer: "WAITING" }))];
}
