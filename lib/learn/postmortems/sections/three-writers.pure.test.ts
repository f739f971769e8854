import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeTexts, settleMerge } from "./merge-rules";
import { type SaveAnswer, type SavedText, SectionSaver } from "./section-saver";

const BEGIN = "The pool had no limit.\n\n- The queue grew.\n- Nobody was paged.";
const NAMES = ["Ada", "Grace", "Linus"] as const;
type Name = (typeof NAMES)[number];

/** What somebody does next: a word written at a place, a word taken out, or a save. */
const step = fc.record({
  name: fc.constantFrom(...NAMES),
  does: fc.constantFrom("write", "write", "write", "remove", "save"),
  at: fc.nat(1_000),
});

/** One section as the server keeps it: a save on a stale version is refused with what stands there. */
function makeServer() {
  const saved: SavedText[] = [{ version: 1, body: BEGIN, by: "Ada" }];
  const newest = () => saved.at(-1) as SavedText;
  const save = async (by: Name, body: string, version: number): Promise<SaveAnswer> => {
    if (version !== newest().version) return { kind: "overtaken", newer: newest() };
    saved.push({ version: version + 1, body: body.trimEnd(), by });
    return { kind: "saved", version: version + 1 };
  };
  return { saved, newest, save };
}

describe("three people in one section", () => {
  it("lose no word that any of them wrote, in whatever order they save", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const server = makeServer();
        const writers = Object.fromEntries(
          NAMES.map((name) => {
            const send = (body: string, version: number) => server.save(name, body, version);
            const ports = { send, keep: () => undefined, show: () => undefined };
            return [name, new SectionSaver(server.newest(), ports)];
          }),
        ) as Record<Name, SectionSaver>;
        const written = await play(steps, writers);
        await settleAll(Object.values(writers));
        for (const word of written) expect(server.newest().body).toContain(word);
        const texts = Object.values(writers).map((writer) => writer.state.text.trimEnd());
        expect(new Set(texts)).toEqual(new Set([server.newest().body]));
        for (const writer of Object.values(writers)) writer.stop();
      }),
      { numRuns: 300 },
    );
  });
});

/** @returns the words that were written */
async function play(
  steps: readonly { name: Name; does: string; at: number }[],
  writers: Record<Name, SectionSaver>,
): Promise<string[]> {
  const written: string[] = [];
  for (const [index, { name, does, at }] of steps.entries()) {
    const writer = writers[name];
    const tokens = writer.state.text.split(/(?<=\s)/);
    const place = at % (tokens.length + 1);
    if (does === "save") await writer.save();
    if (does === "write") {
      const word = `${name}${index}`;
      tokens.splice(place, 0, `${word} `);
      writer.write(tokens.join(""));
      written.push(word);
    }
    // Only words of the beginning: what somebody takes out is not lost.
    if (does === "remove" && tokens[place] && !/\d/.test(tokens[place])) {
      tokens.splice(place, 1);
      writer.write(tokens.join(""));
    }
  }
  return written;
}

/** Everybody saves, keeps both where they are asked, and reads what the others saved, until all is quiet. */
async function settleAll(writers: readonly SectionSaver[]): Promise<void> {
  for (let round = 0; round < 10; round += 1) {
    for (const writer of writers) {
      await writer.save();
      const { overtakenBy, base, text } = writer.state;
      if (overtakenBy) {
        await writer.settle(settleMerge(mergeTexts(base.body, text, overtakenBy.body), []));
      }
    }
    const newest = writers.map(({ state }) => state.base).sort((a, b) => b.version - a.version)[0];
    for (const writer of writers) if (newest) writer.meet(newest);
  }
}
