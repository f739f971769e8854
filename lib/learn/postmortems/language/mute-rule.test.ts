import { describe, expect, it } from "vitest";
import { createPostmortem } from "@/lib/learn/postmortems/create-postmortem";
import { readRemarks } from "@/lib/learn/postmortems/queries";
import { editSection } from "@/lib/learn/postmortems/sections/edit-section";
import { at, makeIncident } from "@/lib/testing/core/incidents";
import { publish } from "@/lib/testing/postmortems/publish";
import { muteRule } from "./mute-rule";
import { unmuteRule } from "./unmute-rule";

async function carelesslyDrafted() {
  const { ada, incident } = await makeIncident("RESOLVED");
  await createPostmortem.execute(ada, { incident }, at(61));
  const body = "The change was careless.";
  await editSection.execute(ada, { incident, key: "root-cause", body, version: 1 });
  return { ada, incident };
}

describe("the remarks on a postmortem", () => {
  it("name the section, the place and a better question; people who took part are known", async () => {
    const { ada, incident } = await carelesslyDrafted();
    const body = "Ada restarted it.";
    await editSection.execute(ada, { incident, key: "went-poorly", body, version: 1 });
    expect(await readRemarks.execute(ada, { incident })).toMatchObject([
      { section: "root-cause", rule: "careless", start: 15, end: 23, phrase: "careless" },
      { section: "went-poorly", rule: "name-in-cause", phrase: "Ada" },
    ]);
  });

  it("leave out a rule that is switched off with a reason, until it is switched on", async () => {
    const { ada, incident } = await carelesslyDrafted();
    const rule = "careless" as const;
    const muted = await muteRule.execute(ada, { incident, rule, reason: "A product's name" });
    expect(muted.mutedRules).toMatchObject([{ rule, reason: "A product's name", by: "Ada" }]);
    expect(await readRemarks.execute(ada, { incident })).toEqual([]);
    const again = { incident, rule, reason: "Again" };
    await expect(muteRule.execute(ada, again)).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await unmuteRule.execute(ada, { incident, rule })).mutedRules).toEqual([]);
    expect(await readRemarks.execute(ada, { incident })).toHaveLength(1);
    await expect(unmuteRule.execute(ada, { incident, rule })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("are switched off once when two people ask at the same moment", async () => {
    const { ada, incident } = await carelesslyDrafted();
    const asked = ["One", "Other"].map((reason) =>
      muteRule.execute(ada, { incident, rule: "careless", reason }),
    );
    const settled = await Promise.allSettled(asked);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("never stand in the way of publishing; afterwards nothing is switched", async () => {
    const { ada, incident } = await carelesslyDrafted();
    await publish(ada, incident);
    const late = { incident, rule: "careless" as const, reason: "Late" };
    await expect(muteRule.execute(ada, late)).rejects.toMatchObject({ code: "CONFLICT" });
  });
});
