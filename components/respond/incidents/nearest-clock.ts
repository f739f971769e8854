import type { ClockView } from "@/lib/respond/incidents/view";

/** The promise of several that needs eyes first: the running one that falls due next. */
export function nearestOf(clocks: readonly ClockView[]): ClockView | null {
  const running = clocks.filter(({ endedAt }) => endedAt === null);
  return running.sort((a, b) => a.dueAt.localeCompare(b.dueAt))[0] ?? null;
}
