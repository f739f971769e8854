import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { createActionItem } from "@/lib/learn/action-items/create-action-item";
import { editActionItem } from "@/lib/learn/action-items/editing/edit-action-item";
import { prisma } from "@/lib/platform/core/db";
import { editIncident } from "@/lib/respond/incidents/edit";
import { acknowledgeIncident } from "@/lib/respond/incidents/steps/acknowledge";
import { appendEntry } from "@/lib/respond/timeline/append-entry";
import { rotateSecret } from "@/lib/tell/webhooks/endpoints/rotate-secret";
import { listDeliveries, readEndpoint } from "@/lib/tell/webhooks/queries";
import {
  declare,
  deliverAll,
  follow,
  later,
  makeEndpoint,
  openReceivers,
} from "@/lib/testing/webhooks/endpoints";
import { deliverNext } from "./deliver-next";
import { resendDelivery } from "./resend-delivery";
import { sendTest } from "./send-test";

const receive = openReceivers();

describe("what is sent", () => {
  it("is signed by the spec, carries the API's shapes, and comes once and in order", async () => {
    const receiver = await receive();
    const { id, secret, admin } = await makeEndpoint(receiver.url);
    const { ada, incident } = await declare({ kind: "DRILL" });
    await acknowledgeIncident.execute(ada, { incident });
    await appendEntry.execute(ada, { incident, body: "Looking" });
    await follow(incident);
    await follow(incident);
    expect(await deliverAll(id)).toEqual(Array(3).fill("DELIVERED"));
    expect(receiver.types()).toEqual([
      "incident.declared",
      "incident.acknowledged",
      "timeline.entry-added",
    ]);
    const webhook = new Webhook(secret);
    for (const { body, headers } of receiver.received) webhook.verify(body, headers);
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect(new Set(ids).size).toBe(3);
    const [first, , entry] = receiver.received.map(({ body }) => JSON.parse(body).data);
    expect(first.incident).toMatchObject({
      number: incident,
      kind: "DRILL",
      ref: `INC-${incident}`,
    });
    expect(first.by).toEqual({ id: ada.id, name: ada.name });
    expect(entry).toMatchObject({ incident: { number: incident }, entry: { body: "Looking" } });
    expect((await readEndpoint.execute(admin, { endpointId: id })).lastSuccessAt).not.toBeNull();
  });

  it("is only what was chosen, and nothing from before the endpoint was there", async () => {
    const receiver = await receive();
    const { ada, incident } = await declare();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const { id } = await makeEndpoint(receiver.url, ["action-item.closed"]);
    const item = await createActionItem.execute(ada, { title: "Alert", incidentNumber: incident });
    const done = { actionItemId: item.id, state: "DONE", evidence: "https://example.org" } as const;
    await editActionItem.execute(ada, done);
    await follow(incident);
    await deliverAll(id);
    expect(receiver.types()).toEqual(["action-item.closed"]);
    expect(JSON.parse(receiver.received[0]?.body ?? "").data.actionItem.state).toBe("DONE");
  });

  it("is nothing of a restricted incident, and says why where it became one before", async () => {
    const receiver = await receive();
    const { id, admin } = await makeEndpoint(receiver.url);
    const hidden = await declare({ restricted: true });
    await createActionItem.execute(hidden.ada, { title: "X", incidentNumber: hidden.incident });
    await follow(hidden.incident);
    const { ada, incident } = await declare();
    await follow(incident);
    await editIncident.execute(ada, { incident, restricted: true });
    expect(await deliverAll(id)).toEqual([]);
    expect(receiver.received).toEqual([]);
    const { items } = await listDeliveries.execute(admin, { endpointId: id });
    expect(items).toMatchObject([
      {
        state: "NOT_SENT",
        because: expect.stringContaining("restricted"),
        incident: `INC-${incident}`,
      },
    ]);
    const deliveryId = items[0]?.id ?? "";
    await expect(resendDelivery.execute(admin, { deliveryId })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });
});

describe("secrets", () => {
  it("both sign for a day after a rotation, then the new one alone", async () => {
    const receiver = await receive();
    const { id, admin, secret: old } = await makeEndpoint(receiver.url);
    const { secret: fresh } = await rotateSecret.execute(admin, { endpointId: id });
    expect(fresh).not.toBe(old);
    await sendTest.execute(admin, { endpointId: id });
    await deliverAll(id);
    const [both] = receiver.received;
    expect(both?.headers["webhook-signature"]?.split(" ")).toHaveLength(2);
    for (const secret of [old, fresh])
      new Webhook(secret).verify(both?.body ?? "", both?.headers ?? {});
    await prisma().webhookEndpoint.update({
      where: { id },
      data: { previousSecretUntil: new Date(Date.now() - 1_000) },
    });
    await sendTest.execute(admin, { endpointId: id });
    await deliverAll(id, later(1_000));
    const [, alone] = receiver.received;
    new Webhook(fresh).verify(alone?.body ?? "", alone?.headers ?? {});
    expect(() => new Webhook(old).verify(alone?.body ?? "", alone?.headers ?? {})).toThrow();
  });

  it("are stored sealed, and one that cannot be opened is said", async () => {
    const receiver = await receive();
    const { id, admin, secret } = await makeEndpoint(receiver.url);
    const row = await prisma().webhookEndpoint.findUniqueOrThrow({ where: { id } });
    expect(row.secret).not.toContain(secret.slice(6, 20));
    await prisma().webhookEndpoint.update({ where: { id }, data: { secret: "AAAA" } });
    await sendTest.execute(admin, { endpointId: id });
    expect(await deliverAll(id)).toEqual(["WAITING"]);
    const { items } = await listDeliveries.execute(admin, { endpointId: id });
    expect(items[0]?.lastAttempt?.error).toContain("NEXTAUTH_SECRET");
    expect(receiver.received).toEqual([]);
  });
});

describe("two workers at once", () => {
  it("send each message once and in order", async () => {
    const receiver = await receive((response) => {
      setTimeout(() => response.writeHead(200).end(), 30);
    });
    const { id } = await makeEndpoint(receiver.url);
    const { ada, incident } = await declare();
    await acknowledgeIncident.execute(ada, { incident });
    await appendEntry.execute(ada, { incident, body: "Third" });
    await Promise.all([follow(incident), follow(incident)]);
    for (let round = 0; round < 6; round += 1) {
      const both = [1, 2, 3].map(() => deliverNext({ endpointId: id }));
      await Promise.all(both);
    }
    expect(receiver.types()).toEqual([
      "incident.declared",
      "incident.acknowledged",
      "timeline.entry-added",
    ]);
  });
});
