import type { SectionKey } from "@/lib/learn/postmortems/template";

/** The handbook puts the action items before what was learned and what it cost. */
const AFTER_ACTION_ITEMS: readonly SectionKey[] = ["lessons", "slo-impact"];

/** Sections as they stand around the action items. */
export function aroundActionItems<S extends { readonly key: SectionKey }>(sections: readonly S[]) {
  const isAfter = ({ key }: S) => AFTER_ACTION_ITEMS.includes(key);
  return {
    before: sections.filter((section) => !isAfter(section)),
    after: sections.filter(isAfter),
  };
}
