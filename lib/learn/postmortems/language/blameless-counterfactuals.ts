import {
  ADVERBS,
  type BlamelessRule,
  PARTICIPLE,
  PERSON,
  PERSON_OR_WE,
  phrase,
} from "./blameless-words";

const PREVENTED =
  "(?:prevented|avoided|caught|noticed|spotted|detected earlier|stopped|averted|foreseen|anticipated|escaped notice|known|checked|tested|asked|escalated|acted|reacted|done (?:more|better|this|that|so))";
const OMITTED =
  "(?:notic(?:e|ed)|check(?:ed)?|test(?:ed)?|verif(?:y|ied)|read|follow(?:ed)?|review(?:ed)?|look(?:ed)?|ask(?:ed)?|reali[sz]ed?|think|thought|consider(?:ed)?|communicat(?:e|ed)|escalat(?:e|ed)|tell|told|inform(?:ed)?|double-check(?:ed)?|pay attention|speak up|spoke up|document(?:ed)?|validat(?:e|ed)|spot(?:ted)?|question(?:ed)?|update[d]? the)\\b";

/** Sentences about a past that did not happen: they explain nothing about the one that did. */
export const COUNTERFACTUAL_RULES = [
  {
    id: "should-have",
    marks: "Should have",
    why: "It describes a past that did not happen, so it cannot explain the one that did.",
    ask: "What did happen, and how did it make sense at the time?",
    pattern: phrase(
      `\\b(?:should|ought to|shouldn['’]t)(?:\\s+not)?(?:\\s+\\w+ly|\\s+also|\\s+never)?(?:\\s+have|['’]ve)\\s+(?:(?:\\w+ly|also|never|instead|then|already)\\s+)?${PARTICIPLE}`,
    ),
  },
  {
    id: "could-have",
    marks: "Could have",
    why: "It measures people against an outcome that only we know.",
    ask: "What did people know at that moment, and which options did they see?",
    pattern: phrase(
      `\\bcould(?:\\s+\\w+ly)?(?:\\s+have|['’]ve)\\s+(?:easily\\s+)?(?:been\\s+)?(?:easily\\s+)?${PREVENTED}`,
    ),
    notIn: ["lucky"],
  },
  {
    id: "would-have",
    marks: "Would have prevented",
    why: "It offers a fix in the place of an explanation.",
    ask: "What was in place, and why was it enough until that day?",
    pattern: phrase(
      `\\b(?:would(?:n['’]t|\\s+not|\\s+never)?|might)\\s+have\\s+(?:been\\s+)?(?:(?:easily|probably|never|likely)\\s+)*(?:prevented|avoided|averted|caught|happened|occurred|spotted|noticed)\\b`,
    ),
    notIn: ["lucky"],
  },
  {
    id: "if-only",
    marks: "If only",
    why: "A wish about the past closes the search for how things came about.",
    ask: "What made the path that was taken the natural one?",
    pattern: phrase(
      `\\bif only\\s+(?:we|he|she|I|you|they|someone|somebody|anyone|anybody|people|there had|it had|this had|(?:the|an?|our|this)\\s+(?:[\\w-]+\\s+){1,3}had)\\b`,
    ),
  },
  {
    id: "had-they",
    marks: "Had somebody done",
    why: "It makes the outcome hang on one person's choice, which had its reasons.",
    ask: "What would somebody else have seen and done in the same place?",
    pattern: phrase(
      `(?:^|[.;,!?]\\s+|\\bbut )had\\s+(?:they|we|${PERSON}|anyone|anybody)\\s+(?:(?:not|only|simply|just|actually)\\s+)?\\w+`,
    ),
  },
  {
    id: "person-failed-to",
    marks: "A person failed to",
    why: "“Failed to” compares what somebody did with what we know now.",
    ask: "What did they do, and what made that reasonable then?",
    pattern: phrase(`${PERSON_OR_WE}${ADVERBS}\\s+fail(?:ed|s)?\\s+to\\b`),
  },
  {
    id: "failure-to-act",
    marks: "Failure to act",
    why: "It names an omission by people where a missing safeguard would explain more.",
    ask: "What usually prompts this step, and why was there no prompt this time?",
    pattern: phrase(
      "\\bfail(?:ure|ures|ing)\\s+to\\s+(?:\\w+ly\\s+)?(?:notice|check|follow|escalate|communicate|test|review|recogni[sz]e|reali[sz]e|inform|think|consider|anticipate|plan|understand|document|double-check|pay)\\b",
    ),
  },
  {
    id: "neglect",
    marks: "Neglect",
    why: "Neglect is a verdict on a person, not a description of what happened.",
    ask: "What else needed attention then, and what decided which came first?",
    pattern: phrase("\\bneglect(?:ed|s|ing|ful)?\\b|\\bnegligen(?:t|tly|ce)\\b"),
  },
  {
    id: "did-not-bother",
    marks: "Did not bother",
    why: "It guesses at a motive that nobody can see.",
    ask: "What would the step have cost at that moment, and what was it worth?",
    pattern: phrase(
      "\\b(?:did(?:n['’]t| not)|never|without|not)\\s+(?:even\\s+)?bother(?:ed|ing)?\\b|\\bcould(?:n['’]t| not) be bothered\\b",
    ),
  },
  {
    id: "forgot",
    marks: "Forgot",
    why: "Everybody forgets; the question is what relied on memory.",
    ask: "What could have reminded them, or made the step unnecessary?",
    pattern: phrase(
      "\\b(?:forgot|forgets|forgetting)\\b(?![- ](?:your |my )?password)|\\b(?:was|were|been|had|have|has|got)\\s+(?:simply |just )?forgotten\\b|\\bforgetful\\w*\\b",
    ),
  },
  {
    id: "overlooked",
    marks: "Overlooked",
    why: "A thing is overlooked only for those who know where it was.",
    ask: "What was in view at the time, and how would this have stood out?",
    pattern: phrase(
      `${PERSON_OR_WE}${ADVERBS}\\s+(?:missed|overlooked)\\b|\\b(?:was|were|been|got)\\s+(?:\\w+ly\\s+)?overlooked\\b|\\b(?:was|were|been|got)\\s+missed\\s+(?:by|in|during)\\s+(?:the\\s+|our\\s+)?(?:\\w+\\s+)?(?:review|reviewers?|QA|testing|team|engineers?|on-?call)\\b`,
    ),
  },
  {
    id: "person-did-not",
    marks: "A person did not",
    why: "What somebody left undone is visible only in hindsight; what they did had a reason.",
    ask: "What were they doing instead, and what told them that it came first?",
    pattern: phrase(
      `${PERSON}${ADVERBS}\\s+(?:did\\s+not|didn['’]t|never|had\\s+not|hadn['’]t|does\\s+not|doesn['’]t)\\s+(?:\\w+ly\\s+|even\\s+|bother to\\s+)?${OMITTED}`,
    ),
  },
  {
    id: "nobody-did",
    marks: "Nobody did",
    why: "“Nobody” blames everybody, and names no signal or owner.",
    ask: "To whom was it visible, and how would it have reached them?",
    pattern: phrase(
      "\\b(?:nobody|no[- ]one|not (?:one|a single) person)\\s+(?:even\\s+|ever\\s+|actually\\s+)?(?:noticed|checked|tested|thought|bothered|looked|read|reviewed|asked|verified|reali[sz]ed|cared|questioned|spotted|followed|documented|updated|took (?:ownership|responsibility|charge)|spoke up)\\b",
    ),
  },
  {
    id: "instead-of",
    marks: "Instead of following",
    why: "It sets what was done against a better way that was not in sight.",
    ask: "Which goal did the chosen way serve, and how had it worked before?",
    pattern: phrase(
      `(?:\\bthey|${PERSON})\\b[^.!?\\n]{0,80}?\\s(?:instead of|rather than)\\s+(?:following|checking|reading|asking|testing|escalating|verifying|consulting|reviewing|thinking|using the runbook)\\b`,
    ),
  },
  {
    id: "supposed-to",
    marks: "Was supposed to",
    why: "It compares a person with a plan; the plan may not have fitted the day.",
    ask: "How is this work usually done, and what was different?",
    pattern: phrase(
      `(?:\\bwe|${PERSON_OR_WE})\\s+(?:was|were|is|are|am)\\s+(?:all\\s+)?(?:supposed|meant|expected)\\s+to\\b`,
    ),
  },
  {
    id: "all-they-had-to-do",
    marks: "All they had to do",
    why: "It makes a step look small that was one of many at the time.",
    ask: "How many such steps were there, and what showed which one mattered?",
    pattern: phrase(
      "\\ball\\s+(?:that\\s+)?(?:he|she|they|we|you|I|anyone|anybody|the \\w+)\\s+(?:had|needed|have|need|has)\\s+to\\s+do\\b",
    ),
  },
] as const satisfies readonly BlamelessRule[];
