import { addDays } from "@/lib/learn/action-items/rules";

/** What is due within so many days is named before it is late. */
export const SOON_DAYS = 7;
/** More numbers in a row nobody reads; the list has them all. */
const NAMED = 10;

/** The items of one owner, by number, the next due first. */
export type Digest = { readonly overdue: readonly number[]; readonly dueSoon: readonly number[] };

/** The Monday of a day's week: one digest a week. Days as `2026-01-31`. */
export function weekOf(today: string): string {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  return addDays(today, -((weekday + 6) % 7));
}

/** A digest as one sentence. Numbers only: who may know what they are called can change until it is read. */
export function sayDigest({ overdue, dueSoon }: Digest): string {
  const late = overdue.length > 0 ? `${items(overdue)} overdue (${refs(overdue)})` : "";
  const one = dueSoon.length === 1 ? "1 is" : `${dueSoon.length} are`;
  const next = late ? one : items(dueSoon);
  const soon = dueSoon.length > 0 ? `${next} due within ${SOON_DAYS} days (${refs(dueSoon)})` : "";
  return `${[late, soon].filter((part) => part !== "").join(", and ")}.`;
}

function items(due: readonly number[]): string {
  return due.length === 1 ? "1 of your action items is" : `${due.length} of your action items are`;
}

function refs(due: readonly number[]): string {
  const named = due.slice(0, NAMED).map((number) => `AI-${number}`);
  const more = due.length - named.length;
  return more > 0 ? `${named.join(", ")} and ${more} more` : named.join(", ");
}
