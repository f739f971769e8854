import { ADVERBS, type BlamelessRule, PERSON, PERSON_OR_WE, phrase, ROLE } from "./blameless-words";

const SLIP =
  "(?:accidentally|inadvertently|mistakenly|erroneously|wrongly|unknowingly|unwittingly)";
const PROCEDURE =
  "(?:procedures?|process(?:es)?|runbooks?|playbooks?|guidelines?|checklists?|instructions?|best practices?|change policy|deployment policy|review policy)";
const NOT_A_CAUSE =
  "(?<!\\b(?:not|no|than|instead of|beyond|behind|without|never|nor)\\s(?:an?\\s|just\\s|the\\s)?)";

/** People as the cause of what happened, and what is to be done to them. */
export const CAUSE_RULES = [
  {
    id: "human-error",
    marks: "Human error",
    why: "“Human error” is where the investigation starts, not where it ends.",
    ask: "What made the action possible, and what made it look right?",
    pattern: phrase(
      `${NOT_A_CAUSE}\\bhuman (?:error|mistake|failure|fault)s?\\b(?! (?:rate|rates|probability|analysis|research|literature|is not|was not|isn['’]t|wasn['’]t))`,
    ),
  },
  {
    id: "operator-error",
    marks: "Operator or user error",
    why: "It puts the cause into a person, where nothing can be mended.",
    ask: "How did the tool invite this, or let it through?",
    pattern: phrase(
      `${NOT_A_CAUSE}\\b(?:operator|user|admin(?:istrator)?|engineer|developer|pilot|driver|manual)[- ]error\\b(?![- ](?:rate|rates|messages?|pages?|reports?|logs?|codes?|counts?|budget|handling|responses?|metrics?|tracking|reporting|screen|dialog|states?))`,
    ),
  },
  {
    id: "caused-by-person",
    marks: "Caused by a person",
    why: "A person's action is an event; the cause is what let it have this effect.",
    ask: "What turned this action into an outage?",
    pattern: phrase(
      `\\b(?:caused|triggered|introduced|broken|taken down|brought down|created) by (?:${ROLE}|him\\b|her\\b|me\\b|someone\\b|somebody\\b|a (?:person|human|team member)\\b)|\\b(?:root cause|cause|reason)\\s+(?:was|is)\\s+(?:that\\s+)?(?:${ROLE}|someone\\b|somebody\\b)`,
    ),
  },
  {
    id: "person-caused",
    marks: "A person broke it",
    why: "It stops at the last hand that touched the system.",
    ask: "What had to be true for this action to have this effect?",
    pattern: phrase(
      `${PERSON_OR_WE}${ADVERBS}\\s+(?:${SLIP}\\s+)?(?:caused|broke|took (?:down|out)|brought (?:down)|crashed|destroyed|wiped|ruined)\\b|${PERSON_OR_WE} who (?:caused|broke)\\b`,
    ),
  },
  {
    id: "accidentally",
    marks: "A person's accident",
    why: "The word answers for the person, and leaves out what they saw and meant.",
    ask: "What did they intend, and how did the system take it for something else?",
    pattern: phrase(
      `${PERSON}${ADVERBS}\\s+${SLIP}\\b|${PERSON}\\b[^.!?\\n]{0,60}\\sby (?:mistake|accident)\\b`,
    ),
  },
  {
    id: "somebodys-mistake",
    marks: "Somebody's mistake",
    why: "A mistake that belongs to somebody is nobody else's to learn from.",
    ask: "Who else could have done the same, and what would have stopped it?",
    pattern: phrase(
      `\\b(?:his|her|my|your|whose|the (?:${"engineer|developer|admin|administrator|reviewer|on-?call|responder|team|operator|manager|author"})['’]s)\\s+(?:own\\s+|\\w+\\s+)?(?:mistakes?|errors?|fault|oversight|failure|negligence|lapse|omission)\\b|\\btheir\\s+(?:own\\s+)?(?:mistakes?|fault|oversight|negligence|lapse)\\b(?! (?:domain|tolerance|injection))`,
    ),
  },
  {
    id: "made-a-mistake",
    marks: "Made a mistake",
    why: "“Mistake” is a label that we put on an action once we know the outcome.",
    ask: "What did they set out to do, and where did the effect part from it?",
    pattern: phrase(
      "\\b(?:made|making|makes|make|committed)\\s+(?:an?\\s+|the\\s+|such an?\\s+|this\\s+|some\\s+)?(?:(?:simple|small|big|huge|serious|terrible|critical|honest|grave|costly|similar|same)\\s+)?(?:mistakes?|blunders?|oversights?|errors?)\\b(?![- ](?:pages?|messages?|codes?|rates?|budgets?|handling|logs?|responses?|reports?|less|more|easier|visible|harder|impossible|from))",
    ),
  },
  {
    id: "person-mis",
    marks: "Misread, misconfigured",
    why: "It states that a person got it wrong, not what the right answer looked like then.",
    ask: "What could be read in two ways?",
    pattern: phrase(
      `(?:\\bthey|${PERSON})${ADVERBS}\\s+(?:mistyped|misread|misconfigured|misunderstood|misinterpreted|miscalculated|mishandled|misdiagnosed|mixed up|confused)\\b`,
    ),
  },
  {
    id: "person-ignored",
    marks: "A person ignored",
    why: "Nobody ignores what they believe to matter; something made it look like noise.",
    ask: "How often had this signal meant nothing?",
    pattern: phrase(
      `(?:\\bthey|${PERSON_OR_WE})${ADVERBS}\\s+(?:wilfully |willfully |deliberately |knowingly )?(?:ignored|disregarded|brushed off|disobeyed|circumvented)\\b|\\b(?:alerts?|alarms?|warnings?|pages?|notifications?|advice|procedures?|runbooks?|instructions?)\\s+(?:was|were|had been|have been|got)\\s+(?:\\w+ly\\s+)?(?:ignored|disregarded)\\b`,
    ),
  },
  {
    id: "procedure-violation",
    marks: "Procedure not followed",
    why: "Procedures are adapted every day, mostly with success.",
    ask: "How is the work really done, and where does the procedure not fit?",
    pattern: phrase(
      `\\b(?:did(?:n['’]t| not) (?:follow|adhere to|comply with|stick to)|not following|disregard(?:ed|ing)?|deviat(?:ed|ing|ion) from|broke|violat(?:ed|ing|ion of)|skipped|bypassed|in breach of)\\s+(?:(?:the|our|an?|any|all|established|standard|documented|agreed|normal|proper|correct|change|release|review|deployment)\\s+)*${PROCEDURE}\\b|\\b${PROCEDURE}\\s+(?:was|were)(?:n['’]t| not) followed\\b`,
    ),
  },
  {
    id: "blame",
    marks: "Blame",
    why: "Where there is somebody to blame, people stop telling what happened.",
    ask: "What in the system would have produced this with anybody else?",
    pattern: phrase(
      `(?<!\\b(?:git|no|without|not|not to|never|assign|assigns|assigning|of)\\s)\\bblam(?:e|ed|es|ing)\\b(?!-| culture| layer|[- ]free)|\\b(?:was|were|is|are|who|person|people|entirely|partly) (?:not )?at fault\\b|\\b(?:guilty|scapegoat\\w*|perpetrators?)\\b|\\b(?:${ROLE}|person|people|team|he|she) (?:was|were|is|are) the culprits?\\b|\\boffending (?:engineer|developer|person|employee|team)\\b`,
    ),
  },
  {
    id: "responsible-for-outage",
    marks: "The person responsible",
    why: "It looks for an owner of the failure in the place of its conditions.",
    ask: "Which conditions came together?",
    pattern: phrase(
      `\\b(?:${ROLE}|person|people|individuals?|one|he|she|who|those|someone|somebody)\\s+(?:(?:who\\s+)?(?:was|were|is|are)\\s+)?(?:directly\\s+|solely\\s+)?responsible\\s+for\\s+(?:this|the|that)\\s+(?:outage|incident|mistake|error|failure|problem|bug|damage|data loss|misconfiguration)\\b(?![- ](?:channel|page|report|review|response|process|tracker))`,
    ),
  },
  {
    id: "punish",
    marks: "Punishment",
    why: "Punishing one report prevents the next ten.",
    ask: "What should be easier to do right from now on?",
    pattern: phrase(
      `\\bdisciplinary\\b|\\breprimand(?:s|ed|ing)?\\b|\\bpunish(?:ed|es|ing|ment)?\\b|\\b(?:formal|written|verbal) warning\\b|\\b(?:held|hold|holding) (?:\\w+ ){0,3}?(?:personally )?(?:accountable|responsible|liable)\\b|\\bperformance improvement plan\\b|\\bsacked\\b|(?:${PERSON}|\\bthey) (?:was|were|has been|should be|must be) (?:fired|dismissed|let go|disciplined)\\b|\\bconsequences for (?:${ROLE}|him|her|those|whoever|anyone)\\b`,
    ),
  },
  {
    id: "you",
    marks: "Speaking to somebody",
    why: "A postmortem that says “you” is a reproach, not a record.",
    ask: "What happened, told without anybody to address?",
    pattern: phrase(
      "\\byou (?:should(?:n['’]t)? have|failed|forgot|broke|never|caused|ignored|(?:really )?need to learn|ought to)\\b",
    ),
  },
] as const satisfies readonly BlamelessRule[];
