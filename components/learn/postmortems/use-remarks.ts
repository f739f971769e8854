"use client";
import { useEffect, useMemo, useState } from "react";
import {
  type CheckOptions,
  makePatientChecker,
  type Remark,
} from "@/lib/learn/postmortems/language/blameless-rules";
import type { SectionKey } from "@/lib/learn/postmortems/template";

const PAUSE_MS = 250;

/** Phrasings of a section to look at, in the pauses of writing: no key waits for the checker. */
export function useRemarks(language: CheckOptions, section: SectionKey, text: string): Remark[] {
  const check = useMemo(() => makePatientChecker(language), [language]);
  const [remarks, setRemarks] = useState<Remark[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const found = await check(section, text, stop.signal);
      if (!stop.signal.aborted) setRemarks(found);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [check, section, text]);
  return remarks;
}
