import { CAUSE_RULES } from "./blameless-causes";
import { COUNTERFACTUAL_RULES } from "./blameless-counterfactuals";
import { HINDSIGHT_RULES } from "./blameless-hindsight";
import { JUDGEMENT_RULES } from "./blameless-judgements";
import { CAUSE_SECTIONS, NAME_RULES, namePatterns } from "./blameless-names";
import { paragraphsOf, proseOf } from "./blameless-prose";
import type { BlamelessRule } from "./blameless-words";
import type { SectionKey } from "./template";

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

/**
 * Makes a checker. The same text always gets the same remarks, in order and never overlapping. It advises:
 * nothing in Muster depends on its answer.
 */
export function makeChecker({ names, muted }: CheckOptions): Checker {
  const off = new Set(muted);
  const named = namePatterns(names);
  let known = new Map<string, Remark[]>();
  return (section, markdown) => {
    const rules = [
      ...named.filter(({ id }) => id !== "name-in-cause" || CAUSE_SECTIONS.includes(section)),
      ...PHRASE_RULES.filter((rule: BlamelessRule) => !rule.notIn?.includes(section)),
    ].filter(({ id }) => !off.has(id)) as { id: RuleId; pattern: RegExp }[];
    const seen = new Map<string, Remark[]>();
    const remarks = paragraphsOf(proseOf(markdown)).flatMap(({ at, text }) => {
      const key = `${section}\n${text}`;
      const found = known.get(key) ?? checkParagraph(text, rules);
      seen.set(key, found);
      return found.map((remark) => ({ ...remark, start: remark.start + at, end: remark.end + at }));
    });
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
