import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createActionItem } from "@/lib/learn/action-items/create-action-item";
import { createPostmortem } from "@/lib/learn/postmortems/create-postmortem";
import { systemActor } from "@/lib/platform/access/actor";
import { recordBreach } from "@/lib/respond/incidents/clocks/record-breach";
import { assignRole } from "@/lib/respond/incidents/roles/assign-role";
import { acknowledgeIncident } from "@/lib/respond/incidents/steps/acknowledge";
import { mitigateIncident } from "@/lib/respond/incidents/steps/mitigate";
import { resolveIncident } from "@/lib/respond/incidents/steps/resolve";
import { appendEntry } from "@/lib/respond/timeline/append-entry";
import { pauseUpdates } from "@/lib/respond/updates/pause-updates";
import { sendUpdate } from "@/lib/respond/updates/send-update";
import { call, signInByToken } from "@/lib/testing/api/call";
import {
  declare,
  deliverAll,
  follow,
  later,
  openReceivers,
} from "@/lib/testing/webhooks/endpoints";
import { ActionItem } from "./endpoints/learn/action-item-answers";
import { Clock, Incident, Time, TimelineEntry, Update } from "./endpoints/respond/answers";

const receive = openReceivers();
const Made = z.object({ id: z.uuid(), secret: z.string() });

async function makeWebhook(url: string, eventTypes: string[] = []) {
  const { token } = await signInByToken("ADMIN");
  const body = { name: "Bridge", url, eventTypes };
  const made = await call("POST /webhooks", { token, body });
  expect(made.status).toBe(201);
  return { token, ...Made.parse(made.body) };
}

describe("webhooks over the API", () => {
  it("are made, tested, read, sent again, switched and deleted", async () => {
    const receiver = await receive(200);
    const { token, id } = await makeWebhook(receiver.url);
    const params = { id };
    const sent = await call("POST /webhooks/{id}/tests", { token, params });
    expect(sent.status).toBe(201);
    expect(await deliverAll(id, later(100))).toEqual(["DELIVERED"]);
    const list = await call("GET /webhooks/{id}/deliveries", {
      token,
      params,
      query: "?state=DELIVERED",
    });
    expect(list.body).toMatchObject({
      items: [{ type: "webhook.test", lastAttempt: { status: 200 } }],
    });
    const delivery = { id: z.object({ id: z.uuid() }).parse(sent.body).id };
    const again = await call("POST /webhook-deliveries/{id}/resend", { token, params: delivery });
    expect(again.body).toMatchObject({ resendOf: delivery.id, state: "WAITING" });
    const off = await call("POST /webhooks/{id}/disablement", { token, params });
    expect(off.body).toMatchObject({ disabledBecause: "PERSON" });
    const on = await call("DELETE /webhooks/{id}/disablement", { token, params });
    expect(on.body).toMatchObject({ disabledAt: null });
    const rotated = await call("POST /webhooks/{id}/secret", { token, params });
    expect(Made.parse(rotated.body).secret).toMatch(/^whsec_/);
    expect((await call("DELETE /webhooks/{id}", { token, params })).status).toBe(200);
    expect(
      (await call("PATCH /webhooks/{id}", { token, params, body: { name: "X" } })).status,
    ).toBe(404);
    const detail = await call("GET /webhook-deliveries/{id}", { token, params: delivery });
    expect(detail.body).toMatchObject({ state: "DELIVERED", attempts: [{ number: 1 }] });
  });

  it("are for admins, and not for private addresses", async () => {
    const { token } = await signInByToken("MANAGER");
    expect((await call("GET /webhooks", { token })).status).toBe(403);
    const admin = await signInByToken("ADMIN");
    const body = { name: "Inside", url: "http://169.254.169.254/latest/meta-data" };
    const refused = await call("POST /webhooks", { token: admin.token, body });
    expect(refused).toMatchObject({ status: 422, body: { fields: { url: expect.any(String) } } });
  });
});

const By = z.strictObject({ id: z.uuid().nullable(), name: z.string() });
const of = (fields: z.ZodRawShape) =>
  z.strictObject({ ...fields, by: By, reason: z.string().nullable() });
const ThinIncident = z.strictObject({
  number: z.int(),
  ref: z.string(),
  title: z.string(),
  severity: z.string(),
  status: z.string(),
  kind: z.string(),
  url: z.url(),
});

/** What docs/webhooks.md promises of each kind of message. */
const SHAPES: Readonly<Record<string, z.ZodType>> = {
  "incident.declared": of({ incident: Incident }),
  "incident.acknowledged": of({ incident: Incident }),
  "incident.role-assumed": of({
    incident: Incident,
    role: z.string(),
    people: z.array(z.string()).nonempty(),
  }),
  "incident.clock-breached": of({ incident: Incident, clock: Clock }),
  "incident.update-sent": of({ incident: Incident, update: Update }),
  "timeline.entry-added": of({ incident: ThinIncident, entry: TimelineEntry }),
  "incident.mitigated": of({ incident: Incident }),
  "incident.resolved": of({ incident: Incident }),
  "postmortem.drafted": of({
    incident: Incident,
    postmortem: z.strictObject({
      id: z.uuid(),
      state: z.string(),
      dueAt: Time.nullable(),
      publishedAt: Time.nullable(),
      url: z.url(),
    }),
  }),
  "action-item.created": of({ actionItem: ActionItem }),
};

describe("a message", () => {
  it("carries the very shapes that the API answers with", async () => {
    const receiver = await receive(200);
    const { id } = await makeWebhook(receiver.url);
    const { ada, incident } = await declare({ severity: "SEV1" });
    const grace = await signInByToken("RESPONDER");
    const clock = Incident.parse(
      (await call("GET /incidents/{number}", { token: grace.token, params: { number: incident } }))
        .body,
    ).clocks[0];
    const worker = systemActor("Muster", "job");
    await recordBreach.execute(worker, { clockId: clock?.id }, { now: later(3_600_000) });
    await acknowledgeIncident.execute(ada, { incident });
    await assignRole.execute(ada, { incident, role: "SCRIBE", userId: grace.id });
    await sendUpdate.execute(ada, { incident, message: "Rolling back", audience: "INTERNAL" });
    await pauseUpdates.execute(ada, { incident, reason: "Quiet" });
    await appendEntry.execute(ada, { incident, body: "Looking" });
    await mitigateIncident.execute(ada, { incident });
    await resolveIncident.execute(ada, { incident });
    await createPostmortem.execute(ada, { incident });
    await createActionItem.execute(ada, { title: "Alert", incidentNumber: incident });
    await follow(incident, later(0));
    await deliverAll(id, later(1_000));
    expect(receiver.types().sort()).toEqual(Object.keys(SHAPES).sort());
    for (const { body } of receiver.received) {
      const { type, timestamp, data, ...rest } = JSON.parse(body);
      expect([type, SHAPES[type]?.safeParse(data).error]).toEqual([type, undefined]);
      expect(Time.safeParse(timestamp).success).toBe(true);
      expect(rest).toEqual({});
      expect(Buffer.byteLength(body)).toBeLessThan(20_000);
    }
  });
});
