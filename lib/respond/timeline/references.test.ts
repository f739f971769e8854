import { describe, expect, it } from "vitest";
import { readDocument } from "@/lib/learn/postmortems/markdown/read-document";
import type { UserActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { editIncident } from "@/lib/respond/incidents/edit";
import { readIncident } from "@/lib/respond/incidents/queries";
import { acknowledgeIncident } from "@/lib/respond/incidents/steps/acknowledge";
import { cancelIncident } from "@/lib/respond/incidents/steps/cancel";
import { changeSeverity } from "@/lib/respond/incidents/steps/change-severity";
import { buildMessage } from "@/lib/tell/webhooks/deliveries/message";
import { signIn } from "@/lib/testing/core/people";
import { readHistory } from "./history";
import { readTimelinePage } from "./page";
import { collectTimeline, readTimeline } from "./queries";

/** A public incident that was cancelled as a duplicate of a restricted one, which `insider` knows of. */
async function makeDuplicate() {
  const insider = await signIn("RESPONDER");
  const outsider = await signIn("RESPONDER");
  const asked = { title: "Checkout fails", severity: "SEV2" } as const;
  const survivor = await declareIncident.execute(insider, { ...asked, restricted: true });
  const { number: incident, id } = await declareIncident.execute(outsider, asked);
  const input = { incident, duplicateOf: survivor.number, reason: "The same alert" };
  const cancelled = await cancelIncident.execute(insider, input);
  return { insider, outsider, survivor, incident, id, cancelled };
}

/** Everything that tells a person of the incident, as one text. */
async function readEverything(actor: UserActor, incident: number): Promise<string> {
  return JSON.stringify([
    await readIncident.execute(actor, { incident }),
    await readTimeline.execute(actor, { incident }),
    await readTimelinePage.execute(actor, { incident }),
    await readHistory.execute(actor, { incident }),
  ]);
}

describe("a reference to a restricted incident", () => {
  it("has a name for those who take part, and is another incident for everybody else", async () => {
    const { insider, outsider, survivor, incident, cancelled } = await makeDuplicate();
    expect(cancelled.duplicateOf).toBe(survivor.ref);
    const known = await readEverything(insider, incident);
    expect(known).toContain(`Cancelled as a duplicate of ${survivor.ref}: The same alert.`);
    const unknown = await readEverything(outsider, incident);
    expect(unknown).toContain("Cancelled as a duplicate of another incident: The same alert.");
    for (const trace of [String(survivor.number), survivor.id])
      expect(unknown).not.toContain(trace);
  });

  it("follows what its incident is now", async () => {
    const { insider, outsider, survivor, incident } = await makeDuplicate();
    await editIncident.execute(insider, { incident: survivor.number, restricted: false });
    expect(await readEverything(outsider, incident)).toContain(`a duplicate of ${survivor.ref}`);
    await editIncident.execute(insider, { incident: survivor.number, restricted: true });
    expect(await readEverything(outsider, incident)).not.toContain(survivor.ref);
  });

  it("is not in what the search of a timeline finds", async () => {
    const { insider, outsider, survivor, incident } = await makeDuplicate();
    const find = async (actor: UserActor) =>
      (await readTimelinePage.execute(actor, { incident, q: survivor.ref })).items.length;
    expect(await find(insider)).toBe(1);
    expect(await find(outsider)).toBe(0);
  });

  it("is refused in a reason that everybody can read, by whoever may know of it", async () => {
    const { insider, outsider, survivor } = await makeDuplicate();
    const { number: incident } = await declareIncident.execute(outsider, {
      title: "Again",
      severity: "SEV2",
    });
    const reason = `Same as inc-${survivor.number}, see there`;
    const refused = { code: "INVALID", fields: { reason: expect.stringContaining("restricted") } };
    await expect(cancelIncident.execute(insider, { incident, reason })).rejects.toMatchObject(
      refused,
    );
    const severer = { incident, severity: "SEV1", reason } as const;
    await expect(changeSeverity.execute(insider, severer)).rejects.toMatchObject(refused);
    // For anybody else it is the name of nothing, and told apart from no other.
    await changeSeverity.execute(outsider, severer);
    const hidden = { title: "Also hidden", severity: "SEV2", restricted: true } as const;
    const { number: restricted } = await declareIncident.execute(insider, hidden);
    await cancelIncident.execute(insider, { incident: restricted, reason });
  });

  it("is resolved also where an earlier version wrote the number into the event", async () => {
    const { insider, outsider, survivor, incident, id } = await makeDuplicate();
    await prisma().$executeRaw`
      insert into audit_event (stream, seq, type, command, actor_kind, actor_name, via, request_id, occurred_at,
        recorded_at, subject_type, subject_id, after, on_timeline, prev_hash, hash)
      select stream, seq + 1000, type, command, actor_kind, actor_name, via, request_id, occurred_at, recorded_at,
        subject_type, subject_id, jsonb_build_object('duplicateOf', ${survivor.ref}::text), on_timeline, prev_hash, hash
      from audit_event where stream = ${`incident:${id}`} and type = 'incident.cancelled'`;
    const unknown = await readEverything(outsider, incident);
    expect(unknown).not.toContain(survivor.ref);
    expect(await readEverything(insider, incident)).toContain(survivor.ref);
  });

  it("has no name in documents and webhooks, whoever makes them", async () => {
    const { survivor, id } = await makeDuplicate();
    const incident = await prisma().incident.findUniqueOrThrow({ where: { id } });
    await prisma().postmortem.create({ data: { incidentId: id, createdAt: new Date() } });
    const document = await readDocument(prisma(), incident, new Date());
    const kept = JSON.stringify([document, await collectTimeline(prisma(), incident, "EVERYBODY")]);
    expect(kept).toContain("another incident");
    expect(kept).not.toContain(survivor.ref);
    const event = await prisma().auditEvent.findFirstOrThrow({
      where: { stream: `incident:${id}`, type: "incident.cancelled" },
    });
    const told = { type: "incident.cancelled", carries: "incident" } as const;
    const message = await buildMessage(prisma(), event, id, told, new Date());
    expect(message).not.toContain(survivor.ref);
    expect(message).not.toContain(survivor.id);
  });

  it("is no way round for a survivor that is not visible to who cancels", async () => {
    const { outsider, survivor } = await makeDuplicate();
    const { number: incident } = await declareIncident.execute(outsider, {
      title: "Mine",
      severity: "SEV4",
    });
    await acknowledgeIncident.execute(outsider, { incident });
    const input = { incident, duplicateOf: survivor.number, reason: "The same" };
    await expect(cancelIncident.execute(outsider, input)).rejects.toMatchObject({
      fields: { duplicateOf: `${survivor.ref} does not exist: check the number.` },
    });
  });
});
