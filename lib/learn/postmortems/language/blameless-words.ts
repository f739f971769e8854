import type { SectionKey } from "@/lib/learn/postmortems/template";

/** One kind of phrasing that steers a postmortem towards a person and away from the system. */
export type BlamelessRule = {
  /** Kept in mutes: never changes. */
  readonly id: string;
  /** What it marks, as a short label. */
  readonly marks: string;
  /** Why the phrasing hides something, in one sentence. */
  readonly why: string;
  /** A question that leads to the system instead. */
  readonly ask: string;
  readonly pattern: RegExp;
  /** Sections where the phrasing is what was asked for. */
  readonly notIn?: readonly SectionKey[];
};

const ROLE_NOUNS =
  "engineers?|developers?|devs?|administrators?|admins?|SREs?|DBAs?|sysadmins?|responders?|colleagues?|employees?|contractors?|reviewers?|deployers?|interns?|maintainers?|technicians?|teammates?|programmers?|testers?|authors?|team members?|on-?call|commanders?|team leads?|product owners?|engineering managers?|incident managers?";

/** A role that a person holds, with its article: "the senior engineer". Not names of software. */
export const ROLE = `(?:the|an?|our|one|another|this|that|some|his|her|their)\\s+(?:of\\s+(?:the|our)\\s+)?(?:(?:on-?call|on-?duty|senior|junior|new|night|responsible|other|database|network|backend|frontend|platform|release|second|first)\\s+){0,2}(?:${ROLE_NOUNS})(?![-\\w])`;

/** Pronouns that can only be a person; "they" may be servers. */
const SINGLE = "he|she|I|you|someone|somebody";

/** One person as the subject of a sentence, whoever it is. */
export const PERSON = `(?:\\b(?:${SINGLE})|\\b${ROLE}(?:\\s+(?:on (?:call|duty|shift)))?)`;
/** The same, or the team that writes. */
export const PERSON_OR_WE = `(?:\\b(?:${SINGLE}|we|the (?:\\w+ )?team)|\\b${ROLE}(?:\\s+(?:on (?:call|duty|shift)))?)`;
/** Words between a subject and its verb. */
export const ADVERBS =
  "(?:\\s+(?:had|has|have|also|then|again|just|simply|repeatedly|apparently|even|clearly|completely|still|who|which|then|nearly|almost))*";

/** Verbs that, after "should have", can hardly be adjectives of a thing that one should have. */
const SURE_PARTICIPLES =
  "been|known|done|seen|gone|taken|given|made|caught|thought|told|kept|had|got(?:ten)?|come|found|understood|begun|chosen|held|run|said|spoken|put|noticed|checked|realised|realized|asked|rolled|fired|alerted|paged|stopped|prevented|happened|waited|looked|worked|failed|triggered|questioned|warned|remembered|double-checked";
/** Any participle followed by what an object or an end looks like, so "should have automated tests" is spared. */
const LIKELY_PARTICIPLES =
  "\\w{2,}ed(?=\\s+(?:the|an?|it|this|that|these|those|to|by|in|at|before|after|when|if|us|them|him|her|me|earlier|sooner|faster|more|up|down|out|off|and|our|their|his|with|from|for|on(?!-))\\b|\\s*[.,;:!?)]|\\s*$)";
/** A past participle after "have". */
export const PARTICIPLE = `(?:(?:${SURE_PARTICIPLES})\\b(?!\\s+(?:time|times|limits?|book))|${LIKELY_PARTICIPLES})`;

/** Case does not matter, and lines end where sentences may. */
export function phrase(source: string): RegExp {
  return new RegExp(source, "gim");
}
