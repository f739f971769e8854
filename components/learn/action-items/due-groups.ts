import { addDays } from "@/lib/learn/action-items/rules";
import type { ActionItemView } from "@/lib/learn/action-items/view";

export type DueGroup = { readonly name: string; readonly items: readonly ActionItemView[] };

const [WEEK, MONTH] = [7, 30];

/** Puts a list that is sorted by due day under headings; `today` as `2026-01-31`. */
export function groupByDue(items: readonly ActionItemView[], today: string): DueGroup[] {
  const groups = new Map<string, ActionItemView[]>();
  for (const item of items) {
    const name = nameOf(item, today);
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return [...groups].map(([name, grouped]) => ({ name, items: grouped }));
}

function nameOf({ dueOn, overdue }: ActionItemView, today: string): string {
  if (dueOn === null) return "No date";
  if (overdue) return "Overdue";
  if (dueOn < today) return "Due before today";
  if (dueOn <= addDays(today, WEEK)) return `Next ${WEEK} days`;
  return dueOn <= addDays(today, MONTH) ? `Next ${MONTH} days` : "Later";
}
