"use client";
import { useEffect, useMemo, useState } from "react";
import { type CheckOptions, makeChecker, type Remark } from "@/lib/postmortems/blameless-rules";
import type { SectionKey } from "@/lib/postmortems/template";

const PAUSE_MS = 250;

/** Phrasings of a section to look at, in the pauses of writing: no key waits for the checker. */
export function useRemarks(language: CheckOptions, section: SectionKey, text: string): Remark[] {
  const check = useMemo(() => makeChecker(language), [language]);
  const [checked, setChecked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setChecked(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return useMemo(() => check(section, checked), [check, section, checked]);
}
