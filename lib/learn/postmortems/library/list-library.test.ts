import { describe, expect, it } from "vitest";
import { editService } from "@/lib/catalog/services/edit-service";
import { editPostmortem } from "@/lib/learn/postmortems/edit-postmortem";
import { revisePostmortem } from "@/lib/learn/postmortems/review/revise-postmortem";
import { signIn } from "@/lib/testing/core/people";
import { makeTeam } from "@/lib/testing/people/teams";
import { publish } from "@/lib/testing/postmortems/publish";
import { makeDraft, makePublished } from "@/lib/testing/postmortems/published";
import { rareWord } from "@/lib/testing/search/rare-word";
import { listLibrary } from "./list-library";

const viewer = await signIn("VIEWER");

async function find(asked: object, actor = viewer) {
  const { items } = await listLibrary.execute(actor, asked);
  return items.map(({ incident }) => incident.number);
}

describe("a search", () => {
  it("finds published words in title and text, the title first, and marks them", async () => {
    const word = rareWord();
    const lessons = `We **learned** of the \`${word}\` [here](https://a.example/).`;
    const text = await makePublished({ lessons });
    const title = await makePublished({ title: `Queue ${word} stands still` });
    await makeDraft({ title: `Draft on ${word}` });
    const { items, total } = await listLibrary.execute(viewer, { q: word });
    expect(items.map(({ incident }) => incident.number)).toEqual([title.incident, text.incident]);
    expect(total).toBe(2);
    expect(items[0]?.title).toContainEqual({ text: word, found: true });
    expect(items[0]?.incident.title).toBe(`Queue ${word} stands still`);
    const excerpt = items[1]?.excerpts[0] ?? [];
    expect(excerpt.map(({ text }) => text).join("")).toContain(`learned of the ${word} here`);
    expect(excerpt.filter(({ found }) => found)).toEqual([{ text: word, found: true }]);
  });

  it("takes phrases, words to leave out, and alternatives", async () => {
    const [one, other] = [rareWord(), rareWord()];
    const both = await makePublished({ lessons: `${one} ${other}` });
    const apart = await makePublished({ lessons: `${one} and then ${other}` });
    const alone = await makePublished({ lessons: one });
    expect(await find({ q: `"${one} ${other}"` })).toEqual([both.incident]);
    expect(await find({ q: `${one} -${other}` })).toEqual([alone.incident]);
    expect((await find({ q: `${other} or ${one}` })).sort()).toEqual(
      [both.incident, apart.incident, alone.incident].sort(),
    );
    expect(await find({ q: `${one}' (" \\ :* <-> & !` })).toEqual(await find({ q: one }));
  });

  it("finds what is published now, not what was or will be", async () => {
    const [old, now] = [rareWord(), rareWord()];
    const { incident, by } = await makePublished({ lessons: old });
    await revisePostmortem.execute(by, { incident, reason: "One thing was not right" });
    await editPostmortem.execute(by, { incident, sections: { lessons: now } });
    expect([await find({ q: old }), await find({ q: now })]).toEqual([[incident], []]);
    await publish(by, incident);
    expect([await find({ q: old }), await find({ q: now })]).toEqual([[], [incident]]);
    const { items } = await listLibrary.execute(viewer, { q: now });
    expect(items[0]?.revision).toBe(2);
  });

  it("gives plain text whatever was written, and never a mark that somebody wrote", async () => {
    const word = rareWord();
    const lessons = `Before \uE000fake\uE001 <script>alert(1)</script> ${word} & <b>bold</b>`;
    await makePublished({ lessons });
    const { items } = await listLibrary.execute(viewer, { q: word });
    const pieces = items[0]?.excerpts.flat() ?? [];
    expect(pieces.filter(({ found }) => found)).toEqual([{ text: word, found: true }]);
    expect(pieces.map(({ text }) => text).join("")).toContain("Before fake");
  });

  it("names titles like it where nothing has the words", async () => {
    const word = rareWord();
    const { incident } = await makePublished({ title: `Queue ${word} stands still` });
    const misspelt = word.slice(0, 4) + word[5] + word[4] + word.slice(6);
    const { items, total, nearest } = await listLibrary.execute(viewer, { q: misspelt });
    expect([items, total]).toEqual([[], 0]);
    expect(nearest.map(({ number }) => number)).toEqual([incident]);
  });

  it.each(["", "the", "%", "-", '"', "🔥", "a\\b", "<b>"])("takes %j", async (q) => {
    await expect(listLibrary.execute(viewer, { q, limit: 1 })).resolves.toBeDefined();
  });

  it("indexes a text too long for the database's word list up to where it may", async () => {
    const first = rareWord();
    const many = Array.from({ length: 14_000 }, (_, i) => `w${i.toString(36)}x${i}`).join(" ");
    const sections = { impact: first, lessons: many, lucky: many, "went-well": many };
    const { incident, by } = await makeDraft();
    await editPostmortem.execute(by, { incident, sections });
    await publish(by, incident);
    expect(await find({ q: first })).toEqual([incident]);
  });
});

describe("filters", () => {
  it("narrow by service, team, factor and tag; counts of a kind hold the other filters", async () => {
    const [tag, other, slug, word] = [rareWord(), rareWord(), rareWord(), rareWord()];
    const title = `Outage of ${word}`;
    const factors = ["CAPACITY", "TESTING", "RUNBOOK"] as const;
    const full = await makePublished({ title, services: [slug], factors, tags: [tag, other] });
    const half = await makePublished({ title, factors: ["CAPACITY"], tags: [tag] });
    expect(await find({ q: word, service: slug })).toEqual([full.incident]);
    const team = await makeTeam();
    await editService.execute(team.manager, { service: slug, team: team.slug });
    expect(await find({ q: word, team: team.slug })).toEqual([full.incident]);
    expect(await find({ q: word, team: "no-such-team" })).toEqual([]);
    expect(await find({ tag })).toEqual([half.incident, full.incident]);
    expect(await find({ tag, factor: "TESTING" })).toEqual([full.incident]);
    expect(await find({ tag: other, factor: "NETWORK" })).toEqual([]);
    const { facets, total, items } = await listLibrary.execute(viewer, {
      q: word,
      factor: "TESTING",
    });
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ factors, tags: [tag, other].sort(), revision: 1 });
    expect(facets).toEqual({
      services: [{ slug, name: `Service ${slug}`, count: 1 }],
      teams: [{ slug: team.slug, name: team.name, count: 1 }],
      factors: [
        { factor: "CAPACITY", count: 2 },
        { factor: "RUNBOOK", count: 1 },
        { factor: "TESTING", count: 1 },
      ],
      tags: [tag, other].sort().map((each) => ({ tag: each, count: 1 })),
    });
  });

  it("refuse a factor, tag or cursor that cannot be", async () => {
    for (const asked of [{ factor: "HUMAN_ERROR" }, { tag: "a b" }, { cursor: "x" }]) {
      await expect(listLibrary.execute(viewer, asked)).rejects.toMatchObject({ code: "INVALID" });
    }
  });
});

describe("pages", () => {
  it.each([
    ["the newest first", (tag: string) => ({ tag })],
    ["the best first", (tag: string) => ({ q: tag })],
  ])("hold each postmortem once, %s", async (_, asked) => {
    const tag = rareWord();
    const made: number[] = [];
    for (const times of [1, 1, 4, 2]) {
      const lessons = `${tag} `.repeat(times);
      made.push((await makePublished({ lessons, tags: [tag] })).incident);
    }
    const whole = await find(asked(tag));
    expect([...whole].sort()).toEqual([...made].sort());
    const walked: number[] = [];
    let cursor: string | null = null;
    do {
      const next = { ...asked(tag), limit: 1, ...(cursor !== null && { cursor }) };
      const page: Awaited<ReturnType<typeof listLibrary.execute>> = await listLibrary.execute(
        viewer,
        next,
      );
      walked.push(...page.items.map(({ incident }) => incident.number));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(walked).toEqual(whole);
  });
});

describe("a restricted incident", () => {
  it("is found, counted and named only for those who may see it", async () => {
    const [word, tag] = [rareWord(), rareWord()];
    const given = { title: `Breach of ${word}`, restricted: true, tags: [tag] };
    const { incident, by } = await makePublished({ ...given, factors: ["SECURITY"] });
    expect(await find({ q: word }, by)).toEqual([incident]);
    expect(await find({ tag }, await signIn("ADMIN"))).toEqual([incident]);
    const misspelt = word.slice(0, 4) + word[5] + word[4] + word.slice(6);
    const outsider = await signIn("MANAGER");
    for (const asked of [{ q: word }, { tag }, { q: misspelt }, { q: `-${rareWord()}`, tag }]) {
      const empty = await listLibrary.execute(outsider, asked);
      expect(empty).toMatchObject({ items: [], total: 0, nearest: [] });
      expect(JSON.stringify(empty.facets)).not.toContain(tag);
    }
  });
});
