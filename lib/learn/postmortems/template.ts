/** The handbook's postmortem template: every section that people write, in its order. */
export const SECTION_KEYS = [
  "impact",
  "root-cause",
  "contributing-factors",
  "went-well",
  "went-poorly",
  "lucky",
  "lessons",
  "slo-impact",
] as const;
export type SectionKey = (typeof SECTION_KEYS)[number];

type Section = { readonly title: string; readonly prompt: string };

export const SECTIONS: Readonly<Record<SectionKey, Section>> = {
  impact: {
    title: "Impact",
    prompt: "What did users see, and how many of them?",
  },
  "root-cause": {
    title: "Root Cause",
    prompt: "How did the system come to behave like this? Speak of systems, not of people.",
  },
  "contributing-factors": {
    title: "Contributing Factors",
    prompt:
      "One a line: what made it possible, likelier or worse? Missing monitoring, thin tests, an unclear runbook.",
  },
  "went-well": { title: "What Went Well", prompt: "One a line: what helped, and should stay?" },
  "went-poorly": {
    title: "What Went Poorly",
    prompt: "One a line: what made it harder than it had to be?",
  },
  lucky: {
    title: "Where We Got Lucky",
    prompt: "What could have gone worse but for chance?",
  },
  lessons: { title: "Lessons Learned", prompt: "What do we know now that we did not know before?" },
  "slo-impact": {
    title: "SLO Impact",
    prompt: "Error budget consumed, budget remaining, and what it means for velocity.",
  },
};

/** Sections that are lists: one line is one point. */
export const LIST_SECTIONS: readonly SectionKey[] = [
  "contributing-factors",
  "went-well",
  "went-poorly",
  "lucky",
];

export function isSectionKey(key: string): key is SectionKey {
  return SECTION_KEYS.some((known) => known === key);
}
