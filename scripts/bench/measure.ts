/** Milliseconds of repeated calls. */
export type Times = { readonly p50: number; readonly p99: number };

/** Calls `work` a few times to warm up, then `count` times, one after the other. */
export async function measure(count: number, work: () => Promise<unknown>): Promise<Times> {
  for (let call = 0; call < Math.min(20, count); call += 1) await work();
  const taken: number[] = [];
  for (let call = 0; call < count; call += 1) taken.push(await timeOf(work));
  return percentiles(taken);
}

/** Milliseconds of one call. */
export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

export function percentiles(taken: readonly number[]): Times {
  const sorted = [...taken].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { p50: at(0.5) ?? Number.NaN, p99: at(0.99) ?? Number.NaN };
}

export const inMs = (value: number) => `${value.toFixed(1)} ms`;
export const asRatio = (value: number) => `${value.toFixed(2)} ×`;
