import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/platform/core/db";
import { resendDelivery } from "@/lib/tell/webhooks/deliveries/resend-delivery";
import { sendTest } from "@/lib/tell/webhooks/deliveries/send-test";
import {
  listDeliveries,
  listEndpoints,
  readDelivery,
  readEndpoint,
} from "@/lib/tell/webhooks/queries";
import { signIn } from "@/lib/testing/core/people";
import { deliverAll, makeEndpoint, openReceivers } from "@/lib/testing/webhooks/endpoints";
import { createEndpoint } from "./create-endpoint";
import { deleteEndpoint } from "./delete-endpoint";
import { editEndpoint } from "./edit-endpoint";
import { rotateSecret } from "./rotate-secret";
import { disableEndpoint, enableEndpoint } from "./switch-endpoint";

const URL = "https://receiver.example/muster?token=quiet";
const receive = openReceivers();

const recordedOf = (subjectId: string) =>
  prisma().auditEvent.findMany({ where: { subjectId }, orderBy: { id: "asc" } });

describe("making a webhook", () => {
  it("shows the secret once, and keeps what may be a token out of the record", async () => {
    const { id, admin, secret } = await makeEndpoint(URL, ["incident.declared"]);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const read = await readEndpoint.execute(admin, { endpointId: id });
    expect(read).toMatchObject({ url: URL, eventTypes: ["incident.declared"], version: 1 });
    expect(JSON.stringify(read)).not.toContain(secret);
    const [recorded] = await recordedOf(id);
    expect(recorded?.type).toBe("webhook.created");
    expect(JSON.stringify(recorded?.after)).not.toContain("quiet");
  });

  it.each([
    ["url", { url: "http://10.0.0.1/" }],
    ["url", { url: "http://localhost:1/" }],
    ["url", { url: "https://ada:secret@example.org/" }],
    ["url", { url: "nowhere" }],
    ["name", { name: " " }],
    ["eventTypes.0", { eventTypes: ["incident.exploded"] }],
  ])("refuses a wrong %s beside the field: %j", async (field, fields) => {
    const admin = await signIn("ADMIN");
    const input = { name: "Bridge", url: URL, ...fields };
    await expect(createEndpoint.execute(admin, input)).rejects.toMatchObject({
      code: "INVALID",
      fields: { [field]: expect.any(String) },
    });
  });
});

describe("changing a webhook", () => {
  it("by two at once, based on the same version, succeeds once", async () => {
    const { id: endpointId, admin } = await makeEndpoint(URL);
    const both = await Promise.allSettled(
      ["One", "Two"].map((name) => editEndpoint.execute(admin, { endpointId, name, version: 1 })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "CONFLICT", current: { version: 2 } },
    });
  });

  it("refuses an address it may not send to", async () => {
    const { id: endpointId, admin } = await makeEndpoint(URL);
    const input = { endpointId, url: "http://[::1]/" };
    await expect(editEndpoint.execute(admin, input)).rejects.toMatchObject({
      fields: { url: expect.stringContaining("not a public address") },
    });
  });

  it("switches off and on once each, whoever else presses", async () => {
    const { id: endpointId, admin } = await makeEndpoint(URL);
    await Promise.all([1, 2].map(() => disableEndpoint.execute(admin, { endpointId })));
    await Promise.all([1, 2].map(() => enableEndpoint.execute(admin, { endpointId })));
    const types = (await recordedOf(endpointId)).map(({ type }) => type);
    expect(types).toEqual(["webhook.created", "webhook.disabled", "webhook.enabled"]);
  });

  it("gives a new secret, which is nowhere in the record", async () => {
    const { id: endpointId, admin } = await makeEndpoint(URL);
    const { secret } = await rotateSecret.execute(admin, { endpointId });
    const recorded = await recordedOf(endpointId);
    expect(recorded.at(-1)?.type).toBe("webhook.secret-rotated");
    expect(JSON.stringify(recorded.map(({ after }) => after))).not.toContain(secret);
  });
});

describe("deleting a webhook", () => {
  it("ends what waits and leaves readable what was sent", async () => {
    const receiver = await receive(200);
    const { id: endpointId, admin } = await makeEndpoint(receiver.url);
    await sendTest.execute(admin, { endpointId });
    await deliverAll(endpointId);
    const { id: waiting } = await sendTest.execute(admin, { endpointId });
    await deleteEndpoint.execute(admin, { endpointId });
    expect(await deliverAll(endpointId, new Date(Date.now() + 1_000))).toEqual([]);
    const { items } = await listDeliveries.execute(admin, { endpointId });
    expect(items.map(({ state }) => state)).toEqual(["NOT_SENT", "DELIVERED"]);
    const detail = await readDelivery.execute(admin, { deliveryId: waiting });
    expect(detail.because).toContain("deleted");
    const row = await prisma().webhookEndpoint.findUniqueOrThrow({ where: { id: endpointId } });
    expect(row.secret).toBe("");
    const listed = async (deleted: boolean) =>
      (await listEndpoints.execute(admin, { deleted })).items.map(({ id }) => id);
    expect(await listed(false)).not.toContain(endpointId);
    expect(await listed(true)).toContain(endpointId);
  });

  it("leaves nothing that could be changed, sent or deleted again", async () => {
    const { id: endpointId, admin } = await makeEndpoint(URL);
    const { id: deliveryId } = await sendTest.execute(admin, { endpointId });
    const both = await Promise.allSettled(
      [1, 2].map(() => deleteEndpoint.execute(admin, { endpointId })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    for (const refused of [
      () => editEndpoint.execute(admin, { endpointId, name: "Again" }),
      () => enableEndpoint.execute(admin, { endpointId }),
      () => rotateSecret.execute(admin, { endpointId }),
      () => sendTest.execute(admin, { endpointId }),
      () => resendDelivery.execute(admin, { deliveryId }),
    ]) {
      await expect(refused()).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});

describe("the delivery log", () => {
  it("is paged by cursor and filtered by state", async () => {
    const { id: endpointId, admin } = await makeEndpoint(URL);
    const sent: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      sent.unshift((await sendTest.execute(admin, { endpointId })).id);
    }
    const first = await listDeliveries.execute(admin, { endpointId, limit: 3 });
    const cursor = first.nextCursor ?? "";
    const second = await listDeliveries.execute(admin, { endpointId, limit: 3, cursor });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(sent);
    expect(second.nextCursor).toBeNull();
    const done = await listDeliveries.execute(admin, { endpointId, state: "DELIVERED" });
    expect(done.items).toEqual([]);
  });
});
