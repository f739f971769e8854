import type { z } from "zod";
import { isPostponement, isReopening } from "@/lib/learn/action-items/rules";
import type { EditActionItem } from "@/lib/learn/action-items/schemas";
import type { ActionItemView } from "@/lib/learn/action-items/view";

export type Wish = Omit<z.input<typeof EditActionItem>, "actionItemId" | "version">;

/** What has to be said before a change is made, and in which field it goes. */
export type Question = {
  readonly field: "evidence" | "reason";
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly button: string;
};

/** The question that a change of an item raises; null where it can be made at once. */
export function questionOf(
  item: Pick<ActionItemView, "state" | "dueOn">,
  { state = item.state, dueOn = item.dueOn }: Wish,
): Question | null {
  if (state === "DONE" && item.state !== "DONE") return DONE;
  if (state === "WONT_DO" && item.state !== "WONT_DO") return WONT_DO;
  if (isReopening(item.state, state)) return REOPEN;
  return isPostponement(item.state, item.dueOn, dueOn) ? POSTPONE : null;
}

const DONE: Question = {
  field: "evidence",
  title: "Done",
  label: "Evidence",
  hint: "A link or a note that shows it.",
  button: "Mark as done",
};
const WONT_DO: Question = {
  field: "reason",
  title: "Won't do",
  label: "Why not",
  hint: "It stays with the item.",
  button: "Close without doing it",
};
const REOPEN: Question = {
  field: "reason",
  title: "Open again",
  label: "Why",
  hint: "The evidence is taken off; the history keeps it.",
  button: "Open again",
};
const POSTPONE: Question = {
  field: "reason",
  title: "Postpone",
  label: "Why",
  hint: "It is counted, and stays with the item.",
  button: "Postpone",
};
