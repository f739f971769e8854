import { describe, expect, it, vi } from "vitest";
import { systemActor } from "@/lib/platform/access/actor";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { prisma } from "@/lib/platform/core/db";
import { parseAllowList } from "@/lib/platform/outbound/address-rules";
import { acknowledgeIncident } from "@/lib/respond/incidents/steps/acknowledge";
import { followStream } from "@/lib/tell/notifications/follow-stream";
import { listNotifications } from "@/lib/tell/notifications/queries";
import { editEndpoint } from "@/lib/tell/webhooks/endpoints/edit-endpoint";
import { enableEndpoint } from "@/lib/tell/webhooks/endpoints/switch-endpoint";
import { listDeliveries, readDelivery, readEndpoint } from "@/lib/tell/webhooks/queries";
import {
  declare,
  deliverAll,
  follow,
  later,
  makeEndpoint,
  openReceivers,
} from "@/lib/testing/webhooks/endpoints";
import { sendTest } from "./send-test";

const HOUR_MS = 3_600_000;
const receive = openReceivers();

describe("a receiver that fails", () => {
  it.each([
    ["500", 500],
    ["a hang", "hang"],
    ["garbage", "garbage"],
    ["a redirect", 302],
  ] as const)("with %s gets the same message again later, in order", async (_, answering) => {
    const receiver = await receive(answering);
    const { id, admin } = await makeEndpoint(receiver.url, [
      "incident.declared",
      "incident.acknowledged",
    ]);
    const { ada, incident } = await declare();
    await acknowledgeIncident.execute(ada, { incident });
    await follow(incident);
    expect(await deliverAll(id, later(0), { patienceMs: 150 })).toEqual(["WAITING"]);
    expect(await readEndpoint.execute(admin, { endpointId: id })).toMatchObject({
      failingSince: expect.any(String),
      waiting: 2,
    });
    receiver.answering = 200;
    expect(await deliverAll(id, later(HOUR_MS))).toEqual(["DELIVERED", "DELIVERED"]);
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
    expect(receiver.types().slice(1)).toEqual(["incident.declared", "incident.acknowledged"]);
    const { items } = await listDeliveries.execute(admin, { endpointId: id });
    const [, declared] = items;
    const { attempts } = await readDelivery.execute(admin, { deliveryId: declared?.id ?? "" });
    expect(attempts).toMatchObject([
      { number: 1, error: expect.any(String) },
      { number: 2, status: 200, error: null, answer: "Said 200" },
    ]);
  });

  it("with 410 is switched off, in the record", async () => {
    const receiver = await receive(410);
    const { id, admin } = await makeEndpoint(receiver.url);
    await sendTest.execute(admin, { endpointId: id });
    expect(await deliverAll(id)).toEqual(["GIVEN_UP"]);
    expect(await readEndpoint.execute(admin, { endpointId: id })).toMatchObject({
      disabledBecause: "GONE",
    });
    const { incident } = await declare();
    await follow(incident);
    expect((await listDeliveries.execute(admin, { endpointId: id })).items).toHaveLength(1);
    const recorded = await prisma().auditEvent.findFirst({
      where: { subjectId: id, type: "webhook.disabled" },
    });
    expect(recorded).toMatchObject({ actorKind: "system", after: { because: "GONE" } });
    const tell = () =>
      followStream.execute(systemActor("Muster", "job"), { stream: WORKSPACE_STREAM });
    // It may have to read past what other tests recorded.
    await vi.waitFor(async () => {
      await tell();
      expect((await listNotifications.execute(admin, {})).items).toMatchObject([
        { kind: "WEBHOOK_OFF", path: `/settings/webhooks/${id}` },
      ]);
    }, 15_000);
  });

  it("for three days is switched off, and gets what waited once it is switched on", async () => {
    const receiver = await receive(503);
    const { id, admin } = await makeEndpoint(receiver.url, ["incident.declared"]);
    const { incident } = await declare();
    await follow(incident);
    const declaredLater = await declare();
    let attempts = 0;
    for (let hour = 0; hour < 73; hour += 1) {
      attempts += (await deliverAll(id, later(hour * HOUR_MS))).length;
      if (hour === 70) await follow(declaredLater.incident, later(hour * HOUR_MS));
    }
    expect(attempts).toBeGreaterThan(30);
    expect(await readEndpoint.execute(admin, { endpointId: id })).toMatchObject({
      disabledBecause: "FAILING",
      waiting: 1,
    });
    receiver.answering = 200;
    expect(await deliverAll(id, later(80 * HOUR_MS))).toEqual([]);
    const now = later(80 * HOUR_MS);
    await enableEndpoint.execute(admin, { endpointId: id }, { now });
    expect(await deliverAll(id, now)).toEqual(["DELIVERED"]);
  });

  it("with one message lets the others pass after a while", async () => {
    const receiver = await receive((response, { body }) => {
      response.writeHead(body.includes("Poison") ? 422 : 200).end();
    });
    const { id } = await makeEndpoint(receiver.url, ["incident.declared"]);
    const poison = await declare({ title: "Poison" });
    const sound = await declare({ title: "Sound" });
    await follow(poison.incident);
    await follow(sound.incident);
    const states: string[] = [];
    for (const minutes of [0, 2, 4, 8, 16]) {
      states.push(...(await deliverAll(id, later(minutes * 60_000))));
    }
    expect(states).toEqual([...Array(5).fill("WAITING"), "DELIVERED"]);
  });
});

describe("an address", () => {
  it("that became private is refused at the attempt, and no request is made", async () => {
    const receiver = await receive();
    const url = `http://receiver.example:${receiver.port}/hook`;
    const { id, admin } = await makeEndpoint(url);
    await sendTest.execute(admin, { endpointId: id });
    const around = { allow: parseAllowList(), resolve: async () => ["127.0.0.1"] };
    expect(await deliverAll(id, later(0), around)).toEqual(["WAITING"]);
    const { items } = await listDeliveries.execute(admin, { endpointId: id });
    expect(items[0]?.lastAttempt?.error).toContain("leads to 127.0.0.1");
    expect(receiver.received).toEqual([]);
  });

  it("that changes takes along what waits, at once", async () => {
    const old = await receive(503);
    const fresh = await receive();
    const { id, admin } = await makeEndpoint(old.url);
    const { incident } = await declare();
    await follow(incident);
    expect(await deliverAll(id)).toEqual(["WAITING"]);
    await editEndpoint.execute(admin, { endpointId: id, url: fresh.url });
    expect(await deliverAll(id, later(1_000))).toEqual(["DELIVERED"]);
    expect(fresh.types()).toEqual(["incident.declared"]);
  });
});
