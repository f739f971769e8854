import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/platform/access/actor";
import { changeSeverity } from "@/lib/respond/incidents/steps/change-severity";
import { mitigateIncident } from "@/lib/respond/incidents/steps/mitigate";
import { at, makeIncident } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { appendEntry } from "./append-entry";
import { readTimelinePage } from "./page";
import { readTimeline } from "./queries";

async function makeTimeline() {
  const { ada, incident } = await makeIncident("ACKNOWLEDGED");
  const grace = await signIn("RESPONDER", "Grace");
  for (let minute = 6; minute < 12; minute += 1) {
    // Two at the same instant, recorded at the same instant: only the id tells them apart.
    const note = { incident, body: `Note ${minute}`, occurredAt: at(minute).now.toISOString() };
    await appendEntry.execute(ada, note, at(20));
    const seen = { incident, body: `Seen ${minute}: 100%_ok`, kind: "OBSERVATION" as const };
    await appendEntry.execute(grace, { ...seen, occurredAt: note.occurredAt }, at(20));
  }
  await changeSeverity.execute(ada, { incident, severity: "SEV1", reason: "Worse" }, at(8));
  await mitigateIncident.execute(ada, { incident }, at(9));
  return { ada, grace, incident };
}

async function readAll(actor: Actor, input: { incident: number; limit: number }) {
  const ids: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await readTimelinePage.execute(actor, { ...input, ...(cursor && { cursor }) });
    expect(page.items.length).toBeLessThanOrEqual(input.limit);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ids;
}

describe("a page of the timeline", () => {
  it("gives the whole timeline over pages of any size, newest first, each once", async () => {
    const { ada, incident } = await makeTimeline();
    const whole = (await readTimeline.execute(ada, { incident })).map(({ id }) => id).reverse();
    expect(whole.length).toBeGreaterThan(15);
    for (const limit of [1, 2, 3, 5, 100]) {
      expect(await readAll(ada, { incident, limit })).toEqual(whole);
    }
  });

  it("narrows by kind, person, words, key moments and time", async () => {
    const { ada, grace, incident } = await makeTimeline();
    const bodies = async (filter: object) =>
      (await readTimelinePage.execute(ada, { incident, ...filter })).items.map(({ body }) => body);
    expect(await bodies({ kind: "OBSERVATION", q: "SEEN 7" })).toEqual(["Seen 7: 100%_ok"]);
    expect(await bodies({ q: "0%_o", author: ada.id })).toEqual([]);
    expect(await bodies({ author: grace.id })).toHaveLength(6);
    expect(await bodies({ kind: "SYSTEM", q: "sev1" })).toEqual([expect.stringContaining("SEV1")]);
    const until = at(7).now.toISOString();
    expect((await bodies({ until, kind: "NOTE" })).slice(0, 2)).toEqual(["Note 7", "Note 6"]);
    expect((await bodies({ keyMoments: true })).length).toBeGreaterThan(0);
  });

  it("refuses a cursor that was not given out", async () => {
    const { ada, incident } = await makeIncident();
    const pack = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const time = "2026-05-01T10:00:00.000Z";
    for (const cursor of [
      "junk",
      pack({}),
      pack([time, time, "' or 1=1"]),
      pack([time, "2026-99-99T10:00:00.000Z", "event-1"]),
    ]) {
      await expect(readTimelinePage.execute(ada, { incident, cursor })).rejects.toMatchObject({
        code: "INVALID",
        fields: { cursor: expect.any(String) },
      });
    }
  });
});
