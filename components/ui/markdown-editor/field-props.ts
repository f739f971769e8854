import type { Ref } from "react";

/** A stretch of the text to look at, and what to say about it. */
export type Mark = { readonly start: number; readonly end: number; readonly note: string };

/** What others may do to the field: its text is its own while somebody writes in it. */
export type FieldHandle = {
  /** Puts another text in its place at once, in one step that can be undone; the cursor stays with its words. */
  readonly replace: (text: string) => void;
};

export type FieldProps = {
  /** The accessible name. */
  label: string;
  /** The text to begin with; later ones come by `replace`. */
  text: string;
  placeholder: string;
  marks: readonly Mark[];
  /** Words to select and bring into view; a new object selects them again. */
  selected: { readonly start: number; readonly end: number } | null;
  /** Whether the field takes the focus when it appears. */
  takesFocus: boolean;
  onWrite: (text: string) => void;
  onBlur: () => void;
  /** Escape was pressed. */
  onLeave: () => void;
  ref: Ref<FieldHandle>;
};
