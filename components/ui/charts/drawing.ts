import type { Token } from "./tokens";

/** A picture of values over time. All instants in milliseconds; what is not known is null, and leaves a gap. */
export type Drawing = {
  readonly times: readonly number[];
  readonly values: readonly (number | null)[];
  readonly look: "line" | "bars";
  readonly colour: Token;
  /** From where to where the time axis goes. */
  readonly range: readonly [from: number, to: number];
  /** Values that the axis holds at least. */
  readonly include: readonly number[];
  readonly limits: readonly Limit[];
  readonly bands: readonly Band[];
  /** Small triangles at the lower edge. */
  readonly marks: readonly number[];
  /** Where the line seems to go. */
  readonly towards: { readonly at: number; readonly value: number } | null;
  readonly write: (value: number) => string;
};

/** A value that matters, as a line with its name. */
export type Limit = {
  readonly value: number;
  readonly name: string;
  readonly colour: Token;
  readonly isDashed: boolean;
};

/** A stretch of time with its name. */
export type Band = {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly colour: Token;
  readonly isHatched: boolean;
};
