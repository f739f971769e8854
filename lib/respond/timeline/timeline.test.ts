import { describe, expect, it } from "vitest";
import { correctFacts } from "@/lib/respond/incidents/correct-facts";
import { mitigateIncident } from "@/lib/respond/incidents/steps/mitigate";
import { retractMitigation } from "@/lib/respond/incidents/steps/retract";
import { at, makeIncident } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { appendEntry } from "./append-entry";
import { readRevisions, readTimeline } from "./queries";
import { removeEntry } from "./remove-entry";
import { reviseEntry } from "./revise-entry";

describe("the timeline", () => {
  it("merges people's entries and recorded facts in the order they happened", async () => {
    const { ada, incident } = await makeIncident("ACKNOWLEDGED");
    const backdated = { incident, body: "First timeouts", occurredAt: at(-10).now.toISOString() };
    await appendEntry.execute(ada, backdated, at(20));
    await appendEntry.execute(ada, { incident, body: "Looking", kind: "ACTION" }, at(3));
    const items = await readTimeline.execute(ada, { incident });
    expect(items.map(({ body }) => body)).toEqual([
      "First timeouts",
      "Declared as SEV2.",
      "Looking",
      "Acknowledged, and took command.",
    ]);
    expect(items[0]).toMatchObject({ origin: "HUMAN", recordedAt: at(20).now.toISOString() });
  });

  it("moves a recorded fact with its correction, and leaves a retracted one where it was", async () => {
    const { ada, incident } = await makeIncident("ACKNOWLEDGED");
    await mitigateIncident.execute(ada, { incident }, at(20));
    await retractMitigation.execute(ada, { incident, reason: "It is back" }, at(25));
    await mitigateIncident.execute(ada, { incident }, at(40));
    const mitigatedAt = at(35).now.toISOString();
    await correctFacts.execute(ada, { incident, mitigatedAt, reason: "Per dashboard" }, at(50));
    const items = await readTimeline.execute(ada, { incident });
    const mitigated = items.filter(({ kind }) => kind === "incident.mitigated");
    expect(mitigated.map(({ occurredAt }) => occurredAt)).toEqual([
      at(20).now.toISOString(),
      mitigatedAt,
    ]);
  });

  it("keeps every revision with who and why, and refuses a stale one", async () => {
    const { ada, incident } = await makeIncident();
    const bob = await signIn("RESPONDER", "Bob");
    const entry = await appendEntry.execute(ada, { incident, body: "One" }, at(1));
    const entryId = entry.id;
    const changed = await reviseEntry.execute(
      bob,
      { incident, entryId, revision: 1, body: "Two", reason: "More exact" },
      at(2),
    );
    expect(changed).toMatchObject({ body: "Two", revision: 2, author: { name: "Ada" } });
    await expect(
      reviseEntry.execute(ada, { incident, entryId, revision: 1, body: "Three" }),
    ).rejects.toMatchObject({ code: "CONFLICT", current: { revision: 2, body: "Two" } });
    const revisions = await readRevisions.execute(ada, { incident, entryId });
    expect(revisions).toMatchObject([
      { revision: 1, body: "One", by: "Ada" },
      { revision: 2, body: "Two", by: "Bob", reason: "More exact" },
    ]);
  });

  it("lets one of two simultaneous edits through", async () => {
    const { ada, incident } = await makeIncident();
    const { id: entryId } = await appendEntry.execute(ada, { incident, body: "One" });
    const edits = ["Two", "Three"].map((body) =>
      reviseEntry.execute(ada, { incident, entryId, revision: 1, body }),
    );
    const settled = await Promise.allSettled(edits);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("strikes an entry through with a reason, readable and for good", async () => {
    const { ada, incident } = await makeIncident();
    const { id: entryId } = await appendEntry.execute(ada, { incident, body: "Wrong room" });
    const removed = await removeEntry.execute(ada, { incident, entryId, reason: "Other incident" });
    expect(removed).toMatchObject({
      body: "Wrong room",
      removed: { reason: "Other incident", by: "Ada" },
    });
    await expect(
      reviseEntry.execute(ada, { incident, entryId, body: "Again" }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it.each([
    ["an empty text", { body: "   " }, "body"],
    ["a time ahead", { body: "Soon", occurredAt: "2999-01-01T00:00:00Z" }, "occurredAt"],
    [
      "a link that is a script",
      { body: "Look", evidenceUrl: "javascript:alert(1)" },
      "evidenceUrl",
    ],
    ["an unknown field", { body: "Look", colour: "red" }, "colour"],
    ["a character that cannot be stored", { body: "a\u0000b" }, "body"],
  ])("refuses %s, and stores nothing", async (_what, input, field) => {
    const { ada, incident } = await makeIncident();
    await expect(appendEntry.execute(ada, { incident, ...input })).rejects.toMatchObject({
      code: "INVALID",
      fields: { [field]: expect.any(String) },
    });
    const items = await readTimeline.execute(ada, { incident });
    expect(items.filter(({ origin }) => origin === "HUMAN")).toEqual([]);
  });
});
