import type { Notice } from "@/lib/platform/realtime/notify";

/** What was heard of a stream and nobody was told of yet. */
export type Heard = {
  /** When it was heard last, as `performance.now()` has it. */
  readonly at: number;
  /** The first and the last event. */
  readonly from: number;
  readonly to: number;
  /** What the events are about, by the noun of their types: "entry", "checklist". Null where nobody can say. */
  readonly parts: ReadonlySet<string> | null;
};

/** What is known once another notice of the same stream came. */
export function hearMore(before: Heard | undefined, notice: Notice, at: number): Heard {
  const { from, seq, types } = notice;
  const parts = types ? new Set(types.map((type) => type.split(".", 1)[0] ?? type)) : null;
  if (!before) return { at, from, to: seq, parts };
  const all = before.parts && parts ? new Set([...before.parts, ...parts]) : null;
  return { at, from: Math.min(before.from, from), to: Math.max(before.to, seq), parts: all };
}
