import { INT_MAX } from "@/lib/platform/core/input";
import { wordsOf } from "@/lib/platform/core/text/words";

/** What somebody typed into the palette, as the database is asked for it. */
export type SearchQuery = {
  readonly text: string;
  /** "42" and "INC-42" are incidents by number, "42" and "AI-42" action items. */
  readonly incident: number | null;
  readonly actionItem: number | null;
  /** Letters and digits only: nothing in them can be an operator of a query. */
  readonly words: readonly string[];
};

/** Fewer letters would find everything. */
const FEWEST_LETTERS = 2;

/** Reads what was typed; null when it says too little to look for. */
export function readSearchQuery(typed: string): SearchQuery | null {
  const text = typed.trim();
  const incident = numberAfter(/^(?:inc[\s-]?)?(\d{1,10})$/i, text);
  const actionItem = numberAfter(/^(?:ai[\s-]?)?(\d{1,10})$/i, text);
  const words = wordsOf(text);
  const isWord = text.length >= FEWEST_LETTERS && /[\p{L}\p{N}]/u.test(text);
  return isWord || incident !== null ? { text, incident, actionItem, words } : null;
}

function numberAfter(pattern: RegExp, text: string): number | null {
  const number = Number(pattern.exec(text)?.[1] ?? Number.NaN);
  return number >= 1 && number <= INT_MAX ? number : null;
}
