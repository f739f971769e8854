"use client";
import { useMemo } from "react";
import type { PostmortemData } from "@/components/learn/postmortems/postmortem-data";
import type { CheckOptions } from "@/lib/learn/postmortems/language/blameless-rules";

/** Whom the checker knows by name, and which of its rules are off here; the same until that changes. */
export function useLanguage({
  postmortem,
  people,
}: Pick<PostmortemData, "postmortem" | "people">): CheckOptions {
  const { participants, mutedRules } = postmortem;
  const options: CheckOptions = {
    names: [...new Set([...participants, ...people.map(({ name }) => name)])],
    muted: mutedRules.map(({ rule }) => rule),
  };
  const key = JSON.stringify(options);
  return useMemo(() => JSON.parse(key) as CheckOptions, [key]);
}
