import { type BlamelessRule, PERSON, PERSON_OR_WE, phrase, ROLE } from "./blameless-words";

/** Verdicts on somebody's character, skill or care, and calls to be better next time. */
export const JUDGEMENT_RULES = [
  {
    id: "careless",
    marks: "Careless",
    why: "Carelessness is a verdict; it ends the search just where it should begin.",
    ask: "What did people pay attention to, and why was that sensible?",
    pattern: phrase(
      "\\bcareless(?:ly|ness)?\\b|\\bslopp(?:y|ily|iness)\\b|\\breckless(?:ly|ness)?\\b|\\bthoughtless(?:ly|ness)?\\b|\\bcavalier\\b",
    ),
  },
  {
    id: "haste",
    marks: "Haste",
    why: "“Too fast” is known only after it went wrong; pressure has a source.",
    ask: "What made speed matter, and who or what set the pace?",
    pattern: phrase(
      "\\bhast(?:y|ily)\\b|\\bin (?:a|his|her|their) (?:rush|hurry)\\b|\\bcut(?:ting)? corners\\b|\\brushed (?:the|it|this|through|into|out)\\b|\\bjumped to conclusions\\b",
    ),
  },
  {
    id: "lazy",
    marks: "Lazy",
    why: "It guesses at a motive; shortcuts are usually the way the work gets done.",
    ask: "What did the longer way cost, and how often was the short one fine?",
    pattern: phrase(
      `\\blaziness\\b|\\b(?:too|being|plain) lazy\\b|\\blazy (?:engineers?|developers?|people|work|habits?|decisions?|attitude)\\b|(?:\\bthey|${PERSON}) (?:was|were|is|are) (?:just )?lazy\\b`,
    ),
  },
  {
    id: "incompetent",
    marks: "Incompetent",
    why: "It judges a person; a system that needs perfect people is the finding.",
    ask: "What does this task demand, and what helps with it?",
    pattern: phrase(
      "\\bincompeten(?:t|ce|tly)\\b|\\binept(?:ly|itude)?\\b|\\bclueless\\b|\\bamateur(?:s|ish)?\\b|\\bunprofessional(?:ly)?\\b",
    ),
  },
  {
    id: "inexperienced",
    marks: "Inexperienced",
    why: "Experience did not fail; the way the work is passed on may have.",
    ask: "What would help anybody who does this for the first time?",
    pattern: phrase(
      "\\binexperience[d]?\\b|\\black(?:ed|s|ing)?(?: of)?(?: any| the| enough| sufficient)? (?:experience|competence|skills?|expertise)\\b|\\bjunior (?:engineer|developer|dev|admin|employee|colleague)s?\\b|\\bnewbies?\\b|\\bnoobs?\\b",
    ),
  },
  {
    id: "lack-of-care",
    marks: "Lack of care",
    why: "Care cannot be installed; what it relied on can be changed.",
    ask: "What would have shown the risk without anybody taking extra care?",
    pattern: phrase(
      "\\black(?:ed|s|ing)?(?: of)? (?:care|attention|diligence|discipline|judge?ment|effort|rigou?r|due care|professionalism|common sense|vigilance|accountability)\\b|\\bnot enough (?:care|attention|diligence)\\b|\\binsufficient (?:care|attention|diligence)\\b",
    ),
  },
  {
    id: "stupid",
    marks: "Stupid",
    why: "An insult teaches nothing, and the next report will be shorter.",
    ask: "How did it look like a good idea?",
    pattern: phrase(
      "\\bstupid(?:ly|ity)?\\b|\\bidiot(?:s|ic|ically)?\\b|\\bfoolish(?:ly|ness)?\\b|\\bmoron(?:s|ic)?\\b|\\bboneheaded\\b|\\bignoran(?:t|ce)\\b|\\bdumb (?:mistake|idea|decision|move)s?\\b",
    ),
  },
  {
    id: "poor-judgement",
    marks: "Poor judgement",
    why: "A judgement is called poor by its outcome, which was not known yet.",
    ask: "Which options were weighed, and with what information?",
    pattern: phrase(
      `\\b(?:poor|bad|questionable|terrible|lapse (?:of|in)|error of|errors? in|flawed) judge?ment\\b|\\b(?:poor|bad|questionable|terrible|stupid) decisions?\\b|\\bmade (?:the|a) (?:bad|poor|wrong) (?:call|decision|choice)\\b|${PERSON_OR_WE} misjudged\\b`,
    ),
  },
  {
    id: "irresponsible",
    marks: "Irresponsible",
    why: "It speaks of morals where the interest is in mechanisms.",
    ask: "Which goals pulled in different directions?",
    pattern: phrase("\\birresponsib(?:le|ly|ility)\\b|\\bdereliction\\b|\\bunaccountable\\b"),
  },
  {
    id: "inattentive",
    marks: "Inattentive",
    why: "Attention is limited by nature; what competes for it is designed.",
    ask: "What else asked for attention in those minutes?",
    pattern: phrase(
      "\\binattenti(?:ve|on|vely)\\b|\\b(?:not|n['’]t) pay(?:ing)? (?:enough |close )?attention\\b|\\bcomplacen(?:t|cy|tly)\\b|\\babsent-?minded(?:ly)?\\b|\\basleep at the (?:wheel|switch)\\b|\\boverconfiden(?:t|ce|tly)\\b|\\barrogan(?:t|ce|tly)\\b",
    ),
  },
  {
    id: "panicked",
    marks: "Panicked",
    why: "It names a feeling in the place of a hard situation.",
    ask: "What was uncertain, and what would have given a firm hold?",
    pattern: phrase(
      `(?:\\bthey|${PERSON_OR_WE}) (?:\\w+ly |then )?panicked\\b|\\bin (?:a|sheer|blind) panic\\b|\\bfreaked out\\b|\\blost (?:his|her|their) (?:head|cool|nerve)\\b`,
    ),
  },
  {
    id: "blindly",
    marks: "Blindly",
    why: "Following what has always worked is not blindness.",
    ask: "What made the step trustworthy?",
    pattern: phrase(
      `\\bblindly (?:approved|merged|copied|pasted|ran|signed off|clicked|deployed)\\b|(?:\\bthey|${PERSON_OR_WE}) blindly \\w+`,
    ),
  },
  {
    id: "attitude",
    marks: "Attitude",
    why: "It explains an event by a character; characters cannot be rolled back.",
    ask: "What did this behaviour achieve for them on other days?",
    pattern: phrase(
      "\\b(?:bad|poor|wrong|their|his|her|this|careless|cowboy) attitude\\b|\\bcowboys?\\b|\\bstubborn(?:ly|ness)?\\b|\\brefus(?:ed|al|es) to (?:listen|escalate|follow|help|admit|cooperate)\\b|\\bbad apples?\\b|\\brogue (?:engineer|employee|developer|admin)s?\\b",
    ),
  },
  {
    id: "blunder",
    marks: "Blunder",
    why: "A colourful word for an error tells nothing about how it could happen.",
    ask: "What did the step look like on the screen?",
    pattern: phrase(
      "\\bblunder(?:s|ed|ing)?\\b|\\bscrew(?:ed|s|ing)?[- ]?up\\b|\\bmess(?:ed|es|ing)? (?:it |this |things )?up\\b|\\bbotch(?:ed|es|ing)?\\b|\\bfat[- ]?finger(?:ed|s|ing)?\\b|\\bfumbl(?:e|ed|ing)\\b|\\bdropped the ball\\b|\\bgoof(?:ed|s|ing)?\\b|\\bbungl(?:e|ed|ing)\\b|\\bcock[- ]?up\\b",
    ),
  },
  {
    id: "be-more-careful",
    marks: "Be more careful",
    why: "Care is not a safeguard: the next person is careful already.",
    ask: "What would make the careful way the easy way?",
    pattern: phrase(
      "\\bmore (?:careful|cautious|diligent|vigilant|attentive|disciplined)(?:ly)?\\b|\\b(?:pay|paid|paying) (?:more|closer|better) attention\\b|\\btry(?:ing)? harder\\b|\\b(?:take|taking|exercise) (?:more|greater|extra) care\\b|\\b(?:must|should|needs? to|have to|has to) be (?:very |extra )?careful\\b|\\bthink twice\\b",
    ),
  },
  {
    id: "retrain",
    marks: "Remind or retrain",
    why: "It mends people, and leaves in place what misled them.",
    ask: "What would have to change so that no reminder is needed?",
    pattern: phrase(
      `\\b(?:re-?train(?:ed|ing)?|remind(?:ed|ing|er (?:for|to))?|re-?educat(?:e|ed|ing))\\s+(?:${ROLE}|(?:the |all |every |our |all the |all of the )*(?:engineers|developers|responders|reviewers|team|teams|staff|everyone|everybody|people|him|her|operators))\\b`,
    ),
  },
] as const satisfies readonly BlamelessRule[];
