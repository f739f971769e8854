import type { Times } from "./measure";

type Measured = Times & { readonly rows?: number; readonly perSecond?: number };

/** Prints, a line a title, the first times, the second, and how many times longer those are. */
export function printComparison(heading: string, lines: Record<string, readonly Measured[]>): void {
  const rows = Object.entries(lines).map(([title, times]) => [title, compare(times)] as const);
  console.log(`\n${heading}`);
  console.table(Object.fromEntries(rows));
}

function compare([before, after]: readonly Measured[]) {
  if (!before || !after) throw new Error("A comparison needs two sides.");
  return {
    ...(after.rows !== undefined && { rows: `${before.rows} → ${after.rows}` }),
    p50: `${inMs(before.p50)} → ${inMs(after.p50)}`,
    "p50 ratio": `${(after.p50 / before.p50).toFixed(2)} ×`,
    p99: `${inMs(before.p99)} → ${inMs(after.p99)}`,
    "p99 ratio": `${(after.p99 / before.p99).toFixed(2)} ×`,
    ...(before.perSecond !== undefined &&
      after.perSecond !== undefined && {
        "a second": `${before.perSecond.toFixed(0)} → ${after.perSecond.toFixed(0)}`,
      }),
  };
}

const inMs = (value: number) => `${value.toFixed(1)} ms`;
