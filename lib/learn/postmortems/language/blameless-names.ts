import type { SectionKey } from "@/lib/learn/postmortems/template";
import type { BlamelessRule } from "./blameless-words";

type NameRule = Omit<BlamelessRule, "pattern">;

/** Sections that say how it came about: a name there reads as a cause. */
export const CAUSE_SECTIONS: readonly SectionKey[] = [
  "root-cause",
  "contributing-factors",
  "went-poorly",
];

/** A person by name; the names come from the incident and its people. */
export const NAME_RULES = [
  {
    id: "name-in-cause",
    marks: "A name among the causes",
    why: "A name among the causes reads as the cause; a role keeps the text true after people move.",
    ask: "What would anybody in this role have seen and done?",
  },
  {
    id: "name-at-fault",
    marks: "A name and a failing",
    why: "It ties a failing to a person, who had reasons that the sentence leaves out.",
    ask: "How did it make sense to them at the time?",
  },
] as const satisfies readonly NameRule[];

const FAILINGS =
  "(?:should(?:n['’]t)? have|could have|failed|forgot|ignored|caused|broke|missed|overlooked|neglected|did not|didn['’]t|never|accidentally|mistakenly|inadvertently|wrongly|misread|mistyped|misconfigured|took down|brought down|wiped|crashed|made (?:an? |the )?(?:\\w+ )?(?:mistake|error)|was (?:at fault|to blame|careless))\\b";

/** First names that are words or months: alone they say nothing about a person. */
const WORDS = new Set(
  "will mark may grace rose art bill rob sue pat jack dean drew grant chase chance hope faith joy june april august summer dawn ray guy gene frank max ace rich lance wade miles page drake nick bob earl duke case jade ruby pearl iris ivy sage sandy stone young long short white black brown green gray grey king price day field hall hill wood woods banks brook brooks ford fox hunter carter cook baker mason parker porter potter ward bush star bot".split(
    " ",
  ),
);

/**
 * What matches a person's full name, first name or last name, as written; null when there is nobody.
 * Names that are also words match only in full.
 */
export function namePatterns(names: readonly string[]): { id: string; pattern: RegExp }[] {
  const written = new Set<string>();
  for (const name of names) {
    const parts = name.trim().split(/\s+/).filter(Boolean);
    if (parts.length > 1) written.add(parts.map(literal).join("\\s+"));
    for (const part of parts.length > 1 ? [parts[0], parts.at(-1)] : parts) {
      if (part && part.length > 2 && /^\p{Lu}/u.test(part) && !WORDS.has(part.toLowerCase()))
        written.add(literal(part));
    }
  }
  if (written.size === 0) return [];
  const longestFirst = [...written].sort((one, other) => other.length - one.length).join("|");
  const name = `(?<![\\p{L}\\p{N}_@./-])(?:${longestFirst})(?![\\p{L}\\p{N}_@/-]|\\.\\p{L})`;
  return [
    {
      id: "name-at-fault",
      pattern: new RegExp(`${name}\\s+(?:\\w+ly\\s+|had\\s+)?${FAILINGS}`, "gu"),
    },
    { id: "name-in-cause", pattern: new RegExp(name, "gu") },
  ];
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
