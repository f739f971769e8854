import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { oneLine, sectionText } from "@/lib/learn/postmortems/sections/section-text-rules";
import { SECTION_KEYS, type SectionKey } from "@/lib/learn/postmortems/template";
import { wordsOf } from "@/lib/platform/core/markdown/plain-text";
import { readMarkdown } from "@/lib/platform/core/markdown/read-markdown";
import { toEnd } from "@/lib/platform/core/threads/steps";
import { exampleDocument } from "@/lib/testing/postmortems/document";
import { compareRecord, type ImportedDocument, parseMarkdown } from "./import-rules";
import { type PostmortemDocument, renderMarkdown, renderParts } from "./markdown-rules";

const written = (document: PostmortemDocument) => toEnd(renderMarkdown(document));

const line = fc.oneof(
  fc.string(),
  fc.constantFrom(
    "# One",
    "## Two",
    "### Root Cause",
    "#### Four ####",
    "```",
    "~~~ts",
    "- a point",
    "1. one",
    "  indented",
    "",
    "| a | b |",
    "**Where we got lucky**",
    "_Nothing written yet._",
    "**Impact**: none",
    "<!-- INC-1: impact 1 -->",
    "_INC-1 · draft · All times are UTC._",
  ),
);
const body = fc.array(line, { maxLength: 8 }).map((lines) => lines.join("\n"));
const bodies = fc.record(
  Object.fromEntries(SECTION_KEYS.map((key) => [key, body])) as Record<SectionKey, typeof body>,
);

function parsed(file: string): ImportedDocument {
  const read = parseMarkdown(file);
  if ("problems" in read) throw new Error(read.problems.join("\n"));
  return read;
}

const EMPTY = exampleDocument(
  Object.fromEntries(SECTION_KEYS.map((key) => [key, ""])) as Record<SectionKey, string>,
);

describe("an exported file", () => {
  it("comes back the same when it is imported and exported again", () => {
    fc.assert(
      fc.property(bodies, (sections) => {
        const file = written(exampleDocument(sections));
        const back = parsed(file);
        expect(written(exampleDocument({ ...back.sections }))).toBe(file);
        expect(back.title).toBe("Checkout | fails");
        expect(compareRecord(back, parsed(written(EMPTY)))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it("says what it was made from", () => {
    const { origin } = parsed(written(EMPTY));
    expect(origin?.ref).toBe("INC-42");
    expect(origin?.versions).toEqual(EMPTY.sectionVersions);
  });

  it("is read with the line ends of any system", () => {
    const file = written(EMPTY).replaceAll("\n", "\r\n");
    expect(parsed(file)).toEqual(parsed(written(EMPTY)));
  });
});

describe("names in an exported file", () => {
  const name = fc.oneof(
    fc.string({ minLength: 1, maxLength: 40 }),
    fc
      .array(fc.constantFrom(..."*_`[]()<>|#\\\\&;!~-+1.) ab".split("")), { minLength: 1 })
      .map((signs) => signs.join("")),
  );
  const isLine = (text: string) => oneLine(text) !== "" && !/\r|\n/.test(text);

  it("come back as they were, whatever signs they have, and change nothing", () => {
    fc.assert(
      fc.property(name.filter(isLine), name.filter(isLine), (one, other) => {
        const document = {
          ...EMPTY,
          title: one,
          services: [other, one],
          owner: other,
          timeline: [{ at: EMPTY.startedAt, text: other, evidenceUrl: null }],
          actionItems: [{ title: one, owner: other, priority: "P1", dueOn: null }],
        };
        const file = parsed(written(document));
        expect(file.title).toBe(oneLine(one));
        expect(compareRecord(file, parsed(written(document)))).toEqual([]);
        expect(SECTION_KEYS.filter((key) => sectionText(key, file.sections[key]) !== "")).toEqual(
          [],
        );
        const read = readMarkdown(toEnd(renderParts(document))[6]?.text ?? "");
        const table = read.kind === "marked" ? read.blocks[0] : undefined;
        if (table?.type !== "table") throw new Error("The action items are no table.");
        const cells = table.rows[0]?.slice(0, 2).map(({ children }) => wordsOf(children));
        expect(cells).toEqual([oneLine(one), oneLine(other)]);
      }),
      { numRuns: 500 },
    );
  });
});

describe("an edited file", () => {
  const file = written(EMPTY);

  it("keeps deeper headings as text of their section", () => {
    const edited = file.replace(
      "### Root Cause\n_Nothing written yet._",
      "### Root Cause\nThe pool.\n\n### How it grew\n\nSlowly.\n\n#### Then\n\nFast.",
    );
    const { sections } = parsed(edited);
    expect(sections["root-cause"]).toBe(
      "The pool.\n\n### How it grew\n\nSlowly.\n\n#### Then\n\nFast.",
    );
    expect(sectionText("root-cause", sections["root-cause"])).toContain("#### How it grew");
  });

  it("is refused with every reason, by name", () => {
    const edited = file
      .replace("### Lessons Learned", "## What we learned")
      .replace("### Timeline", "### Root Cause")
      .replace("### Summary\n", "A word before.\n\n### Summary\nA word more.\n");
    expect(parseMarkdown(edited)).toEqual({
      problems: [
        "“What we learned” is not a heading of a postmortem.",
        "This text is in no section: A word before.",
        "This text is in no section: _Nothing written yet._",
        "“### Timeline” is missing.",
        "“### Lessons Learned” is missing.",
        "“### Root Cause” stands there twice.",
        "The summary has a line Muster does not know: A word more.",
      ],
    });
  });

  it("does not drop a second list of luck", () => {
    const luck = "**Where we got lucky**\n\n- It was night.";
    const edited = file.replace(
      "### What Went Poorly",
      `${luck}\n\n${luck}\n\n### What Went Poorly`,
    );
    expect(parseMarkdown(edited)).toEqual({
      problems: ["“**Where we got lucky**” stands there twice."],
    });
  });

  it("is compared with the record, which stays", () => {
    const edited = file
      .replace("| 10:05 | Acknowledged", "| 10:04 | Acknowledged")
      .replace("### Root Cause", "A word below the table.\n\n### Root Cause")
      .replace("**Severity**: SEV2", "**Severity**: SEV1")
      .replace("Postmortem: Checkout \\| fails", "Postmortem: Checkout");
    expect(compareRecord(parsed(edited), parsed(file))).toEqual([
      "The title stays “Checkout | fails”: it is the incident's.",
      "Severity, only in the file: SEV1",
      "Severity, only in Muster: SEV2",
      "Timeline, only in the file: | 10:04 | Acknowledged \\| now |",
      "Timeline, only in the file: A word below the table.",
      "Timeline, only in Muster: | 10:05 | Acknowledged \\| now |",
    ]);
  });

  it("takes an impact written over several lines", () => {
    const edited = file.replace(
      "**Impact**: Not described yet",
      "**Impact**: Half of\nall payments",
    );
    expect(parsed(edited).sections.impact).toBe("Half of all payments");
  });
});
