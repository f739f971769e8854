import { describe, expect, it } from "vitest";
import { createActionItem } from "@/lib/learn/action-items/create-action-item";
import { prisma } from "@/lib/platform/core/db";
import { signIn } from "@/lib/testing/core/people";
import { makeDraft, makePublished } from "@/lib/testing/postmortems/published";
import { rareWord } from "@/lib/testing/search/rare-word";
import { findAlikePostmortems } from "./alike-postmortems";

const viewer = await signIn("VIEWER");

async function numbersFor(incident: number, actor = viewer) {
  const alike = await findAlikePostmortems.execute(actor, { incident });
  return alike.map(({ incident: { number } }) => number);
}

describe("what else failed like this", () => {
  it("is published, shares a tag, a service or telling words, and says which; the most alike first", async () => {
    const [tag, slug, word] = [rareWord(), rareWord(), rareWord()];
    const rootCause = `The ${word} was locked`;
    const asks = await makePublished({
      tags: [tag],
      services: [slug],
      factors: ["DATA", "MONITORING"],
      rootCause,
    });
    const byTag = await makePublished({ tags: [tag], factors: ["DATA", "MONITORING"] });
    const byService = await makePublished({ services: [slug] });
    const byBoth = await makePublished({ services: [slug], tags: [tag] });
    await makeDraft({ services: [slug], tags: [tag] });
    const alike = await findAlikePostmortems.execute(viewer, { incident: asks.incident });
    const told = alike.map(({ incident, because }) => [incident.number, because]);
    expect(told.slice(0, 3)).toEqual([
      [byBoth.incident, `Same service: Service ${slug} · same tag: ${tag}`],
      [byTag.incident, expect.stringMatching(`^Both: data, monitoring gap · same tag: ${tag}`)],
      [byService.incident, expect.stringMatching(`^Same service: Service ${slug}`)],
    ]);
    const words = await makePublished({ title: `A ${word}`, rootCause });
    expect(await numbersFor(words.incident)).toContain(asks.incident);
  });

  it("comes with how it was mitigated and what became of its action items, also for a draft", async () => {
    const tag = rareWord();
    const other = await makePublished({ tags: [tag] });
    for (const state of ["DONE", "WONT_DO", "OPEN", "IN_PROGRESS", "PROPOSED"] as const) {
      const item = { title: `An item ${state}`, incidentNumber: other.incident };
      const { id } = await createActionItem.execute(other.by, item);
      const ended = {
        DONE: { evidence: "Merged", closedAt: new Date() },
        WONT_DO: { wontDoReason: "Not worth it", closedAt: new Date() },
      };
      const data = { state, ...(state in ended ? ended[state as keyof typeof ended] : {}) };
      await prisma().actionItem.update({ where: { id }, data });
    }
    const { incident, by } = await makeDraft({ tags: [tag] });
    expect(await findAlikePostmortems.execute(by, { incident })).toMatchObject([
      {
        incident: { number: other.incident },
        mitigation: null,
        actionItems: { done: 1, open: 2, dropped: 1 },
      },
    ]);
  });

  it("leaves out restricted ones for people outside, and is not told of one", async () => {
    const tag = rareWord();
    const hidden = await makePublished({ tags: [tag], restricted: true });
    const open = await makePublished({ tags: [tag] });
    expect(await numbersFor(open.incident, hidden.by)).toContain(hidden.incident);
    expect(await numbersFor(open.incident, await signIn("MANAGER"))).not.toContain(hidden.incident);
    await expect(numbersFor(hidden.incident)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is not told to readers of somebody's draft", async () => {
    const { incident } = await makeDraft();
    await expect(numbersFor(incident)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
