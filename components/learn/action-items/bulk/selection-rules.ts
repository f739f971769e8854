/** Rows that were chosen in a list, and the row from which a range goes on. */
export type Selection = { readonly chosen: ReadonlySet<string>; readonly anchor: string | null };

export const NOTHING: Selection = { chosen: new Set(), anchor: null };

/** Chooses a row, or takes it back. */
export function toggleRow({ chosen }: Selection, id: string): Selection {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return { chosen: next, anchor: id };
}

/** Chooses every row from the last one that was touched to this one; what was chosen stays. */
export function extendTo(selection: Selection, ids: readonly string[], id: string): Selection {
  const from = ids.indexOf(selection.anchor ?? id);
  const to = ids.indexOf(id);
  if (from === -1 || to === -1) return toggleRow(selection, id);
  const range = ids.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { chosen: new Set([...selection.chosen, ...range]), anchor: id };
}

/** Without rows that are no longer listed. */
export function stillListed({ chosen, anchor }: Selection, ids: readonly string[]): Selection {
  const listed = new Set(ids);
  return {
    chosen: new Set([...chosen].filter((id) => listed.has(id))),
    anchor: anchor !== null && listed.has(anchor) ? anchor : null,
  };
}
