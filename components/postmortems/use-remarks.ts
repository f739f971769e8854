"use client";
import { useDeferredValue, useMemo } from "react";
import { type CheckOptions, makeChecker, type Remark } from "@/lib/postmortems/blameless-rules";
import type { SectionKey } from "@/lib/postmortems/template";

/** Phrasings of a section to look at, while it is written: typing never waits for them. */
export function useRemarks(language: CheckOptions, section: SectionKey, text: string): Remark[] {
  const check = useMemo(() => makeChecker(language), [language]);
  const settled = useDeferredValue(text);
  return useMemo(() => {
    const remarks = check(section, settled);
    // Until the check has caught up, a mark could stand on other words than it means.
    return settled === text ? remarks : remarks.filter((each) => standsIn(text, each));
  }, [check, section, settled, text]);
}

function standsIn(text: string, { start, end, phrase }: Remark): boolean {
  return text.slice(start, end).replaceAll("\n", " ") === phrase;
}
