import { describe, expect, it } from "vitest";
import { createPostmortem } from "@/lib/learn/postmortems/create-postmortem";
import { revisePostmortem } from "@/lib/learn/postmortems/review/revise-postmortem";
import { editSection } from "@/lib/learn/postmortems/sections/edit-section";
import { at, makeIncident } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { publish } from "@/lib/testing/postmortems/publish";
import { compareRevisions } from "./compare-revisions";

const key = "lessons" as const;

async function publishedTwice() {
  const { ada, incident } = await makeIncident("RESOLVED");
  await createPostmortem.execute(ada, { incident }, at(61));
  await editSection.execute(ada, { incident, key, body: "Pools need a limit.", version: 1 });
  await publish(ada, incident);
  await revisePostmortem.execute(await signIn("MANAGER"), { incident, reason: "A typo" });
  await editSection.execute(ada, { incident, key, body: "Pools need limits.", version: 2 });
  return { ada, incident };
}

describe("the revisions of a published postmortem", () => {
  it("are compared as they were frozen, by everybody, while the next one is written", async () => {
    const { ada, incident } = await publishedTwice();
    const viewer = await signIn("VIEWER");
    const first = await compareRevisions.execute(viewer, { incident });
    expect(first.revisions.map(({ revision }) => revision)).toEqual([1]);
    expect(first.shown).toMatchObject({ revision: 1, since: 0, before: "" });
    expect(JSON.stringify(first)).not.toContain("Pools need limits.");

    await publish(ada, incident);
    const { revisions, shown } = await compareRevisions.execute(viewer, { incident });
    expect(revisions.map(({ revision }) => revision)).toEqual([2, 1]);
    expect(shown.before).toContain("Pools need a limit.");
    expect(shown.after).toBe(shown.before.replace("need a limit", "need limits"));
    const again = await compareRevisions.execute(viewer, { incident, revision: 1, since: 2 });
    expect(again.shown).toMatchObject({ before: shown.after, after: shown.before });
  });

  it("are not found where nothing was published, or no such number", async () => {
    const { ada, incident } = await makeIncident("RESOLVED");
    await createPostmortem.execute(ada, { incident }, at(61));
    const read = (input: object) => compareRevisions.execute(ada, { incident, ...input });
    await expect(read({})).rejects.toMatchObject({ code: "NOT_FOUND" });
    await publish(ada, incident);
    await expect(read({ revision: 3 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(read({ revision: 1, since: 2 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
