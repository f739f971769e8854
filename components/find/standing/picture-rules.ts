/** So many boxes of a side are drawn; the table has all. */
export const MOST_DRAWN = 6;

/** A line to a box: where its middle is, from 0 to 100 down the column. */
export type Line = { readonly at: number; readonly isHit: boolean; readonly isMutual: boolean };

type Drawn = { readonly worstSeverity: string | null; readonly isMutual: boolean };

/** The lines of a column whose boxes are spread evenly; a last row that counts what is left gets none. */
export function linesOf(neighbours: readonly Drawn[]): Line[] {
  const drawn = neighbours.slice(0, MOST_DRAWN);
  const rows = drawn.length + (neighbours.length > MOST_DRAWN ? 1 : 0);
  return drawn.map(({ worstSeverity, isMutual }, index) => ({
    at: ((index + 0.5) / rows) * 100,
    isHit: worstSeverity !== null,
    isMutual,
  }));
}
