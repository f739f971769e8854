import type { SectionKey } from "@/lib/learn/postmortems/template";

/** The parts of a meeting about a postmortem, in their order; an hour in all. */
export const STEP_KEYS = [
  "open",
  "timeline",
  "sense",
  "conditions",
  "factors",
  "actions",
  "close",
] as const;
export type StepKey = (typeof STEP_KEYS)[number];

export type AgendaStep = {
  readonly title: string;
  readonly minutes: number;
  /** What the meeting wants to know by the end of it. */
  readonly aim: string;
  /** Questions to ask aloud: they ask how things made sense at the time, never who should have known. */
  readonly prompts: readonly string[];
  /** Where notes go; the first unless somebody chooses. */
  readonly sections: readonly SectionKey[];
};

export const AGENDA: Readonly<Record<StepKey, AgendaStep>> = {
  open: {
    title: "Open",
    minutes: 5,
    aim: "It is clear what the hour is for, and that nobody is on trial.",
    prompts: [
      "We are here to learn how the system works, from the people who saw it fail.",
      "Everybody did what made sense with what they knew then. We want to see what they saw.",
      "What we find goes into the document, without names. What leads elsewhere is parked.",
    ],
    sections: ["impact"],
  },
  timeline: {
    title: "Walk the timeline",
    minutes: 10,
    aim: "One account of what happened that all who were there recognise.",
    prompts: [
      "What happened before the first entry that mattered later?",
      "Where is a gap? What did you look at in that time?",
      "Which of these did you learn only afterwards?",
    ],
    sections: ["impact", "lessons"],
  },
  sense: {
    title: "How it made sense",
    minutes: 15,
    aim: "For each turn of the incident: what was seen, expected and weighed at that moment.",
    prompts: [
      "What did you see on the screen then, and what did it tell you?",
      "What did you expect to happen next?",
      "What else did you consider, and what spoke against it?",
      "What was at stake for you at that moment: time, other work, who was waiting?",
      "Have you done the same before, and it went well?",
    ],
    sections: ["root-cause", "lessons"],
  },
  conditions: {
    title: "What helped and hindered",
    minutes: 10,
    aim: "What to keep, what to ease, and what only chance prevented.",
    prompts: [
      "What made this end sooner than it could have?",
      "What did you have to work around?",
      "What would have been worse an hour later, or with somebody else on call?",
    ],
    sections: ["went-well", "went-poorly", "lucky"],
  },
  factors: {
    title: "Contributing factors",
    minutes: 10,
    aim: "Several conditions that together made it possible; each is one that we can change.",
    prompts: [
      "What made it possible? What made it likelier? What made it worse?",
      "If this one had been different, would it have happened all the same?",
      "Where else is the same condition true today?",
    ],
    sections: ["contributing-factors", "root-cause"],
  },
  actions: {
    title: "Action items",
    minutes: 7,
    aim: "Few promises that change a condition, each with an owner and a day.",
    prompts: [
      "Which one change would have ended it sooner, or kept it small?",
      "Who takes it, and by which day?",
      "Which of them will we really do? Leave out the rest.",
    ],
    sections: ["lessons"],
  },
  close: {
    title: "Close",
    minutes: 3,
    aim: "It is clear what happens with the text, and who does it.",
    prompts: [
      "What surprised you today?",
      "Who finishes the text, and who reviews it?",
      "Who else should read it once it is published?",
    ],
    sections: ["lessons"],
  },
};

export function isStepKey(key: string): key is StepKey {
  return STEP_KEYS.some((known) => known === key);
}

/** The step after another; null after the last. */
export function stepAfter(key: StepKey): StepKey | null {
  return STEP_KEYS[STEP_KEYS.indexOf(key) + 1] ?? null;
}

/** Minutes planned for all of it. */
export const PLANNED_MINUTES = STEP_KEYS.reduce((sum, key) => sum + AGENDA[key].minutes, 0);

type Visit = { readonly step: StepKey; readonly startedAt: Date };

/**
 * How long each step took, in milliseconds: one that is returned to counts every time. The last visit lasts
 * until `end`.
 * @param visits in the order they happened
 */
export function timeSpent(visits: readonly Visit[], end: Date): Readonly<Record<StepKey, number>> {
  const spent = Object.fromEntries(STEP_KEYS.map((key) => [key, 0])) as Record<StepKey, number>;
  for (const [index, { step, startedAt }] of visits.entries()) {
    const until = visits[index + 1]?.startedAt ?? end;
    spent[step] += Math.max(0, until.getTime() - startedAt.getTime());
  }
  return spent;
}
