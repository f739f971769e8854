import type { SectionKey } from "@/lib/learn/postmortems/template";
import { CAUSE_RULES } from "./blameless-causes";
import { COUNTERFACTUAL_RULES } from "./blameless-counterfactuals";
import { HINDSIGHT_RULES } from "./blameless-hindsight";
import { JUDGEMENT_RULES } from "./blameless-judgements";
import { CAUSE_SECTIONS, NAME_RULES, namePatterns } from "./blameless-names";
import { paragraphsOf, proseOf } from "./blameless-prose";
import type { BlamelessRule } from "./blameless-words";

const PHRASE_RULES = [
  ...CAUSE_RULES,
  ...COUNTERFACTUAL_RULES,
  ...HINDSIGHT_RULES,
  ...JUDGEMENT_RULES,
] as const;

export type RuleId = (typeof PHRASE_RULES)[number]["id"] | (typeof NAME_RULES)[number]["id"];

/** What a rule says to people. */
export type RuleText = Pick<BlamelessRule, "marks" | "why" | "ask">;

/** What each rule says, by its id. */
export const RULES = Object.fromEntries(
  [...NAME_RULES, ...PHRASE_RULES].map(({ id, marks, why, ask }) => [id, { marks, why, ask }]),
) as Readonly<Record<RuleId, RuleText>>;
export const RULE_IDS = Object.keys(RULES) as [RuleId, ...RuleId[]];

/** A phrasing to look at: `start` and `end` are offsets into the Markdown that was checked. */
export type Remark = {
  readonly rule: RuleId;
  readonly start: number;
  readonly end: number;
  readonly phrase: string;
};

export type CheckOptions = {
  /** People whose names may appear, as displayed. */
  readonly names: readonly string[];
  /** Rules that the team switched off. */
  readonly muted: readonly string[];
};

/** Checks one section's Markdown again and again, and looks only at paragraphs that changed. */
export type Checker = (section: SectionKey, markdown: string) => Remark[];

/** Characters that are checked in one go: some milliseconds. */
const A_TURN = 8_000;

/**
 * Makes a checker. The same text always gets the same remarks, in order and never overlapping. It advises:
 * nothing in Muster depends on its answer.
 */
export function makeChecker(options: CheckOptions): Checker {
  const check = makeTurns(options);
  return (section, markdown) => {
    const turns = check(section, markdown);
    for (;;) {
      const turn = turns.next();
      if (turn.done) return turn.value;
    }
  };
}

/** The same in turns, so that whoever waits for the process, or for a key, never waits for a long text. */
export function makePatientChecker(options: CheckOptions) {
  const check = makeTurns(options);
  return async (section: SectionKey, markdown: string, signal?: AbortSignal): Promise<Remark[]> => {
    const turns = check(section, markdown);
    for (;;) {
      const turn = turns.next();
      if (turn.done) return turn.value;
      await new Promise((resolve) => setTimeout(resolve));
      if (signal?.aborted) return [];
    }
  };
}

/** Checks in turns; paragraphs that did not change cost nothing. */
function makeTurns({ names, muted }: CheckOptions) {
  const off = new Set(muted);
  const named = namePatterns(names);
  let known = new Map<string, Remark[]>();
  return function* (section: SectionKey, markdown: string): Generator<void, Remark[]> {
    const rules = [
      ...named.filter(({ id }) => id !== "name-in-cause" || CAUSE_SECTIONS.includes(section)),
      ...PHRASE_RULES.filter((rule: BlamelessRule) => !rule.notIn?.includes(section)),
    ].filter(({ id }) => !off.has(id)) as { id: RuleId; pattern: RegExp }[];
    const seen = new Map<string, Remark[]>();
    const remarks: Remark[] = [];
    let checked = 0;
    for (const { at, text } of paragraphsOf(proseOf(markdown))) {
      const key = `${section}\n${text}`;
      const isNew = !known.has(key) && !seen.has(key);
      const found = known.get(key) ?? seen.get(key) ?? checkParagraph(text, rules);
      seen.set(key, found);
      for (const each of found) {
        remarks.push({ ...each, start: each.start + at, end: each.end + at });
      }
      if (isNew) checked += text.length;
      if (checked < A_TURN) continue;
      checked = 0;
      yield;
    }
    known = seen;
    return remarks;
  };
}

function checkParagraph(text: string, rules: readonly { id: RuleId; pattern: RegExp }[]): Remark[] {
  // Prose is wrapped by hand in many documents: a line end is a blank like any other.
  const line = text.replace(/\n(?![ \t]*(?:[-*+]|\d+[.)]|#)[ \t])/g, " ");
  const found = rules.flatMap(({ id, pattern }) =>
    [...line.matchAll(pattern)].map((match) => remarkOf(id, match)),
  );
  return withoutOverlaps(found);
}

/** Sentence ends and blanks that a pattern had to look at are no part of the phrase. */
function remarkOf(rule: RuleId, { 0: matched, index }: RegExpExecArray): Remark {
  const phrase = matched.replace(/^[\s.;,!?]+/, "").trimEnd();
  const start = index + matched.indexOf(phrase);
  return { rule, start, end: start + phrase.length, phrase };
}

/** Where rules mark the same words, the one that begins first stays, then the one that marks more. */
function withoutOverlaps(remarks: readonly Remark[]): Remark[] {
  const kept: Remark[] = [];
  const inOrder = [...remarks].sort((one, other) => one.start - other.start || other.end - one.end);
  for (const remark of inOrder) {
    const last = kept.at(-1);
    if (!last || remark.start >= last.end) kept.push(remark);
  }
  return kept;
}
