/** What stands in a line: text as it is shown, or a part with a meaning. */
export type Inline =
  | string
  | { readonly type: "strong" | "emphasis" | "struck"; readonly children: readonly Inline[] }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "break" }
  /** `href` is a web or mail address, or leads within Muster. */
  | { readonly type: "link"; readonly href: string; readonly children: readonly Inline[] };

export type Cell = {
  readonly align: "left" | "center" | "right" | null;
  readonly children: readonly Inline[];
};

export type Item = {
  /** Whether a task is done; null is no task. */
  readonly checked: boolean | null;
  /** Its number in an ordered list. */
  readonly number: number | null;
  readonly blocks: readonly Block[];
};

export type Block =
  | {
      readonly type: "heading";
      readonly level: 1 | 2 | 3 | 4 | 5 | 6;
      readonly children: readonly Inline[];
    }
  /** `tight` is the text of a list's point, which has no distance of its own. */
  | { readonly type: "paragraph"; readonly tight: boolean; readonly children: readonly Inline[] }
  | { readonly type: "list"; readonly isOrdered: boolean; readonly items: readonly Item[] }
  /** `head` is null where a table was pasted with tabs. Rows may be of different length. */
  | {
      readonly type: "table";
      readonly head: readonly Cell[] | null;
      readonly rows: readonly (readonly Cell[])[];
    }
  /** `label` is what was written behind the fence: a language, or a file's name. */
  | { readonly type: "code"; readonly text: string; readonly label: string }
  | { readonly type: "quote"; readonly blocks: readonly Block[] }
  | { readonly type: "rule" };

/** What Muster makes of a text: its meaning, or the text as it is and a word why. */
export type Reading =
  | { readonly kind: "marked"; readonly blocks: readonly Block[] }
  | { readonly kind: "plain"; readonly text: string; readonly why: string };
