/** Where something stands: which document of the file, and the line; both from 1. */
export type Place = { readonly document: number; readonly line: number };

/** Something that cannot be taken over as it stands. */
export type Problem = Place & {
  readonly message: string;
  /** Whether nothing can be imported while it is so; else only this is left out. */
  readonly stops: boolean;
};

/** A document as plain data, with the lines of its values. */
export type ReadDocument = {
  readonly document: number;
  readonly value: unknown;
  /** The line of the value at a path, or of the nearest one around it. */
  readonly lineOf: (...path: (string | number)[]) => number;
};
