import { type BlamelessRule, PERSON_OR_WE, phrase } from "./blameless-words";

const NOT_BEFORE =
  "(?<!\\b(?:not|n['’]t|no|never|less|nothing|nor|isn['’]t|wasn['’]t|hardly|without|an?|any)\\s(?:\\w+ly\\s|very\\s|at all\\s|as\\s|so\\s|that\\s|yet\\s)?)";

/** Words that make the past look clearer than it was, and words that judge in absolutes. */
export const HINDSIGHT_RULES = [
  {
    id: "obvious",
    marks: "Obvious",
    why: "It is obvious now because we know how it ended.",
    ask: "What did it look like to somebody who did not know the outcome?",
    pattern: phrase(
      `(?<!\\bnot )\\bobviously\\b|${NOT_BEFORE}\\bobvious\\s+(?:that|to (?:any|every)\\w+|mistake|error|fix|cause|answer|solution|flaw|problem|risk|sign|thing)\\b|\\b(?:it|this|that)\\s+(?:was|is|were)\\s+(?:so\\s+|quite\\s+|pretty\\s+|all too\\s+|completely\\s+)?obvious\\b`,
    ),
  },
  {
    id: "clearly",
    marks: "Clearly",
    why: "It was clear to those who write this; those who were there saw more than this.",
    ask: "What else was on the screen, and what did it seem to say?",
    pattern: phrase(
      "\\bclearly,|\\bclearly\\s+(?:showed|shown|shows|indicated|pointed|wrong|broken|inadequate|insufficient|unsafe|dangerous|not|should|had|has|did|didn['’]t|could|was|were|is|a|an|the|this|that|he|she|they|we|nobody|someone)\\b|\\b(?:it|this)\\s+(?:was|is)\\s+clear\\s+that\\s+(?:he|she|they|nobody|someone|the \\w+ should)\\b",
    ),
  },
  {
    id: "of-course",
    marks: "Of course",
    why: "It presents an outcome as natural that surprised everybody.",
    ask: "What did people expect, and where did that come from?",
    pattern: phrase("(?<!\\bmatter )\\bof course\\b"),
  },
  {
    id: "simply",
    marks: "Simply, just",
    why: "It makes the work look easier than it was under pressure.",
    ask: "What made this step harder than it sounds?",
    pattern: phrase(
      "\\b(?:simply|just)\\s+(?:needed|had|have|should|forgot|didn['’]t|did not|never|ignored|assumed|guessed|required|a matter of|failed)\\s+(?:to|have|not|\\w+ing|that|the|it|follow|check|look|read|ask)\\b|\\b(?:could|should)(?:\\s+have)?\\s+(?:simply|just)\\b",
    ),
  },
  {
    id: "easily",
    marks: "Easily avoided",
    why: "It looks easy from here, because now there is only one thing to look at.",
    ask: "Which of the things in view at the time would have led there?",
    pattern: phrase(
      "\\b(?:easily|readily|entirely|totally|completely|wholly)\\s+(?:have\\s+)?(?:been\\s+)?(?:avoided|prevented|caught|spotted|avoidable|preventable|foreseen)\\b|\\b(?:was|were|been)\\s+(?:\\w+ly\\s+)?(?:preventable|avoidable)\\b",
    ),
  },
  {
    id: "hindsight",
    marks: "In hindsight",
    why: "It judges with knowledge that was not there at the time.",
    ask: "What was known then, and what was learned only later?",
    pattern: phrase(
      "\\b(?:in|with)\\s+(?:perfect\\s+|the benefit of\\s+)?(?:hindsight|retrospect)\\b(?!\\s+bias)|\\blooking back,",
    ),
  },
  {
    id: "warning-signs",
    marks: "Warning signs",
    why: "Signs are warnings only to those who know what they warned of.",
    ask: "How many such signals are there on an ordinary day?",
    pattern: phrase(
      "(?<!\\b(?:no|any|without)\\s(?:early\\s|clear\\s)?)\\b(?:warning signs?|red flags?)\\b|\\bsigns were (?:all )?there\\b|\\bwriting (?:was )?on the wall\\b|\\ball the signs\\b",
    ),
  },
  {
    id: "inevitable",
    marks: "Bound to happen",
    why: "If it had been bound to happen, somebody would have acted; it was one of many possibilities.",
    ask: "What made it seem unlikely until then?",
    pattern: phrase(
      "\\bbound to (?:happen|fail|break|go wrong|end|blow)\\b|\\bonly a matter of time\\b|\\bjust a matter of time\\b|\\baccident waiting to happen\\b|\\binevitabl(?:e|y)\\b|\\bpredictably\\b|\\b(?:was|were) (?:entirely |wholly |perfectly )?(?:predictable|foreseeable)\\b",
    ),
  },
  {
    id: "common-sense",
    marks: "Common sense",
    why: "What is basic to one person was never shown to another.",
    ask: "Where would somebody have learned this?",
    pattern: phrase(
      "\\bcommon sense\\b|\\bbasic (?:mistakes?|precautions?|knowledge|competence)\\b|\\b(?:trivial|elementary|rookie|beginner['’]?s?|schoolboy|silly|dumb) (?:mistakes?|errors?|oversights?)\\b|\\bno-brainer\\b|\\bgoes without saying\\b",
    ),
  },
  {
    id: "everybody-knows",
    marks: "Everybody knows",
    why: "What everybody knows is rarely written down, and so not everybody knows it.",
    ask: "Where was this written, and who had met it before?",
    pattern: phrase(
      "\\b(?:every(?:one|body)|any(?:one|body))\\s+(?:knows|knew|should (?:have )?know[n]?|would (?:have )?know[n]?|could (?:have )?see[n]? that|ought to know)\\b|\\bas we all know\\b",
    ),
  },
  {
    id: "know-better",
    marks: "Should know better",
    why: "It holds knowledge against a person instead of asking what brought it to mind.",
    ask: "What did the situation look like from where they stood?",
    pattern: phrase(
      "\\b(?:should|ought to|must) (?:have )?know[n]? better\\b|\\bknew better\\b|\\bof all people\\b",
    ),
  },
  {
    id: "rhetorical-why",
    marks: "A question that accuses",
    why: "“Why did they” asks for a defence; nobody learns from one.",
    ask: "How did it come about, step by step?",
    pattern: phrase(
      "\\bwhy (?:on earth )?(?:did(?:n['’]t)?|would(?:n['’]t)?) (?:he|she|you|they|nobody|no one|anyone|someone)\\b|\\bhow could (?:he|she|you|they|anyone|someone)\\b|\\bwhat (?:was|were) (?:he|she|they|you) thinking\\b",
    ),
  },
  {
    id: "person-always",
    marks: "Always, never",
    why: "An absolute about people describes a character, not an event.",
    ask: "How often did it happen, and what was alike each time?",
    pattern: phrase(
      `(?<!\\bthat\\s)${PERSON_OR_WE}\\s+(?:(?:always|constantly|continually|never|keeps?|kept)\\s+(?!receiv|got|get|heard|had|have|been|saw|see|learn|left|were|was|reach|in\\b|the\\b|an?\\b|open|ready|track|a record|aware|inform)\\w+)`,
    ),
  },
  {
    id: "yet-again",
    marks: "Yet again, typical",
    why: "It turns one event into a reproach.",
    ask: "What do these events have in common?",
    pattern: phrase(
      `\\bhow many times\\b|\\bumpteenth\\b|\\btypical (?:of (?:him|her|them|the team|this team)|behaviou?r)\\b|\\b(?:yet|once) again,?\\s+${PERSON_OR_WE}\\b`,
    ),
  },
  {
    id: "glaring",
    marks: "Gross, glaring",
    why: "It adds anger, and takes away detail.",
    ask: "What exactly was missing, and what had made that acceptable?",
    pattern: phrase(
      "\\b(?:gross|blatant|flagrant|glaring|egregious)(?:ly)?\\s+(?:\\w+ly\\s+)?(?:negligen\\w+|incompeten\\w+|disregard\\w*|ignor\\w+|mistakes?|errors?|oversights?|lack|irresponsib\\w+|careless\\w*|violations?|mishandl\\w+|omissions?|failures?|misconduct|holes?|gaps?)\\b|\\b(?:inexcusabl[ey]|unforgivabl[ey]|inexplicably)\\b",
    ),
  },
] as const satisfies readonly BlamelessRule[];
