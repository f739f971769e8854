import type { Draft, SavedText } from "@/lib/learn/postmortems/sections/section-saver";

/** Keeps a section's draft in this browser. The text is written at every key; what it began from, once. */
export function makeDraftStore(key: string) {
  let keptBase: SavedText | null = null;
  return {
    read(): Draft | null {
      try {
        const text = localStorage.getItem(key);
        const base = localStorage.getItem(`${key}-base`);
        return text === null || base === null ? null : { text, base: JSON.parse(base) };
      } catch {
        return null;
      }
    },
    keep(draft: Draft | null): void {
      try {
        if (draft && draft.base !== keptBase)
          localStorage.setItem(`${key}-base`, JSON.stringify(draft.base));
        if (draft) localStorage.setItem(key, draft.text);
        else {
          localStorage.removeItem(key);
          localStorage.removeItem(`${key}-base`);
        }
        keptBase = draft?.base ?? null;
      } catch {
        // Storage can be full or forbidden: typing goes on all the same.
      }
    },
  };
}
