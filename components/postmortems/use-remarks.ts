"use client";
import { useMemo } from "react";
import { type CheckOptions, makeChecker, type Remark } from "@/lib/postmortems/blameless-rules";
import type { SectionKey } from "@/lib/postmortems/template";

/** Phrasings of a section to look at, at every key: a checker looks only at paragraphs that changed. */
export function useRemarks(language: CheckOptions, section: SectionKey, text: string): Remark[] {
  const check = useMemo(() => makeChecker(language), [language]);
  return useMemo(() => check(section, text), [check, section, text]);
}
