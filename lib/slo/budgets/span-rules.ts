/** From `start` up to, not including, `end`: milliseconds since 1970, or whole minutes where a name says so. */
export type Span = { readonly start: number; readonly end: number };

export const MINUTE_MS = 60_000;

/** In order, without overlap, touching ones joined; empty ones are dropped. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const ordered = spans
    .filter(({ start, end }) => end > start)
    .toSorted((a, b) => a.start - b.start);
  const merged: Span[] = [];
  for (const span of ordered) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else merged.push(span);
  }
  return merged;
}

/** What is left of a span without others. */
export function withoutSpans(span: Span, others: readonly Span[]): Span[] {
  const left: Span[] = [];
  let { start } = span;
  for (const other of mergeSpans(others)) {
    if (other.end <= start || other.start >= span.end) continue;
    if (other.start > start) left.push({ start, end: other.start });
    start = other.end;
  }
  if (start < span.end) left.push({ start, end: span.end });
  return left;
}

/** How long they are together; overlapping ones count once. */
export function lengthOf(spans: readonly Span[]): number {
  return mergeSpans(spans).reduce((sum, { start, end }) => sum + end - start, 0);
}

/** What a span and another share; null where they do not meet. */
export function overlapOf(a: Span, b: Span): Span | null {
  const [start, end] = [Math.max(a.start, b.start), Math.min(a.end, b.end)];
  return end > start ? { start, end } : null;
}

/** Minutes since 1970 that begin within a span of milliseconds. */
export function toMinutes({ start, end }: Span): Span {
  return { start: Math.ceil(start / MINUTE_MS), end: Math.ceil(end / MINUTE_MS) };
}
