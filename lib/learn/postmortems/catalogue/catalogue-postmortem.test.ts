import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/platform/core/db";
import { signIn } from "@/lib/testing/core/people";
import { makeDraft, makePublished } from "@/lib/testing/postmortems/published";
import { rareWord } from "@/lib/testing/search/rare-word";
import { cataloguePostmortem } from "./catalogue-postmortem";
import { listTags } from "./list-tags";

describe("filing a postmortem", () => {
  it("sets each list as given and leaves the other, also once it is published, and records it", async () => {
    const { incident, by } = await makePublished({ tags: ["a-1"], factors: ["DATA"] });
    const tags = [" Zebra", "a-1", "zebra"];
    const tagged = await cataloguePostmortem.execute(by, { incident, tags });
    expect(tagged).toMatchObject({ tags: ["a-1", "zebra"], factors: ["DATA"], state: "PUBLISHED" });
    const factors = ["MONITORING", "CHANGE", "CHANGE"] as const;
    const filed = await cataloguePostmortem.execute(by, { incident, tags: [], factors });
    expect(filed).toMatchObject({ tags: [], factors: ["CHANGE", "MONITORING"] });
    const event = await prisma().auditEvent.findFirstOrThrow({
      where: { subjectId: filed.id, type: "postmortem.catalogued" },
      orderBy: { id: "desc" },
    });
    expect(event.before).toEqual({ tags: ["a-1", "zebra"], factors: ["DATA"] });
    expect(event.after).toEqual({ tags: [], factors: ["CHANGE", "MONITORING"] });
  });

  it("changes and records nothing where nothing is different", async () => {
    const { incident, by } = await makeDraft();
    await cataloguePostmortem.execute(by, { incident, tags: ["b", "a"] });
    const one = await cataloguePostmortem.execute(by, { incident, tags: ["a", "b"] });
    const two = await cataloguePostmortem.execute(by, { incident });
    expect(two.version).toBe(one.version);
    const where = { subjectId: one.id, type: "postmortem.catalogued" };
    expect(await prisma().auditEvent.count({ where })).toBe(1);
  });

  it.each([
    ["a space", { tags: ["two words"] }],
    ["an accent", { tags: ["café"] }],
    ["a dash at the end", { tags: ["pool-"] }],
    ["nothing", { tags: [""] }],
    ["more than ten tags", { tags: Array.from({ length: 11 }, (_, index) => `t${index}`) }],
    ["a factor that blames", { factors: ["HUMAN_ERROR"] }],
  ])("refuses %s", async (_, given) => {
    const { incident, by } = await makeDraft();
    await expect(cataloguePostmortem.execute(by, { incident, ...given })).rejects.toMatchObject({
      code: "INVALID",
    });
  });

  it("refuses the second of two who saw the same", async () => {
    const { incident, by } = await makeDraft();
    const { version } = await cataloguePostmortem.execute(by, { incident, tags: ["first"] });
    const asked = ["one", "other"].map((tag) =>
      cataloguePostmortem.execute(by, { incident, version, tags: [tag] }),
    );
    const settled = await Promise.allSettled(asked);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = settled.find(({ status }) => status === "rejected");
    expect(refused).toMatchObject({ reason: { code: "CONFLICT" } });
  });

  it("does not tell of a restricted one, and is not for viewers", async () => {
    const { incident } = await makeDraft({ restricted: true });
    const ask = { incident, tags: ["x"] };
    const outsider = await signIn("MANAGER");
    await expect(cataloguePostmortem.execute(outsider, ask)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const viewer = await signIn("VIEWER");
    await expect(cataloguePostmortem.execute(viewer, ask)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("tags in use", () => {
  it("are those that begin so, the most used first, without what one may not see", async () => {
    const word = rareWord();
    await makePublished({ tags: [`${word}-a`, `${word}-b`] });
    await makePublished({ tags: [`${word}-b`] });
    const { by } = await makePublished({ tags: [`${word}-c`], restricted: true });
    await makeDraft({ tags: [`${word}-d`] });
    const tagsFor = async (actor: typeof by) => {
      const tags = await listTags.execute(actor, { q: word.toUpperCase() });
      return tags.map(({ tag, count }) => `${tag.slice(word.length + 1)}${count}`);
    };
    expect(await tagsFor(await signIn("VIEWER"))).toEqual(["b2", "a1"]);
    expect(await tagsFor(await signIn("MANAGER"))).toEqual(["b2", "a1", "d1"]);
    expect(await tagsFor(by)).toEqual(["b2", "a1", "c1", "d1"]);
  });
});
