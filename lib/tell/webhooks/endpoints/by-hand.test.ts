import { describe, expect, it } from "vitest";
import { resendDelivery } from "@/lib/tell/webhooks/deliveries/resend-delivery";
import { sendTest } from "@/lib/tell/webhooks/deliveries/send-test";
import { listDeliveries, readDelivery } from "@/lib/tell/webhooks/queries";
import {
  declare,
  deliverAll,
  follow,
  later,
  makeEndpoint,
  openReceivers,
} from "@/lib/testing/webhooks/endpoints";
import { disableEndpoint, enableEndpoint } from "./switch-endpoint";

const receive = openReceivers();

describe("by hand", () => {
  it("a delivery is sent again under the same id, and not twice at once", async () => {
    const receiver = await receive();
    const { id, admin } = await makeEndpoint(receiver.url);
    const { incident } = await declare();
    await follow(incident);
    await deliverAll(id);
    const { items } = await listDeliveries.execute(admin, { endpointId: id });
    const deliveryId = items[0]?.id ?? "";
    const both = await Promise.allSettled([
      resendDelivery.execute(admin, { deliveryId }),
      resendDelivery.execute(admin, { deliveryId }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await deliverAll(id, later(1_000));
    const [first, again] = receiver.received;
    expect(receiver.received).toHaveLength(2);
    expect(again?.body).toBe(first?.body);
    expect(again?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    const detail = await readDelivery.execute(admin, { deliveryId });
    expect(detail.resentAs).not.toBeNull();
  });

  it("one that waits is tried now, without waiting for its turn", async () => {
    const receiver = await receive(503);
    const { id, admin } = await makeEndpoint(receiver.url, ["incident.declared"]);
    const { incident } = await declare();
    await follow(incident);
    await deliverAll(id);
    receiver.answering = 200;
    const { items } = await listDeliveries.execute(admin, { endpointId: id });
    await resendDelivery.execute(admin, { deliveryId: items[0]?.id ?? "" });
    expect(await deliverAll(id, later(100))).toEqual(["DELIVERED"]);
    expect(receiver.received).toHaveLength(2);
  });

  it("a test overtakes what waits for a receiver, and if it gets through the rest follows", async () => {
    const receiver = await receive(503);
    const { id, admin, name } = await makeEndpoint(receiver.url);
    const { incident } = await declare();
    await follow(incident);
    await deliverAll(id);
    receiver.answering = 200;
    await sendTest.execute(admin, { endpointId: id });
    expect(await deliverAll(id, later(100))).toEqual(["DELIVERED", "DELIVERED"]);
    expect(receiver.types()).toEqual(["incident.declared", "webhook.test", "incident.declared"]);
    expect(JSON.parse(receiver.received[1]?.body ?? "").data.webhook.name).toBe(name);
  });

  it("nothing is sent while the webhook is off", async () => {
    const receiver = await receive();
    const { id, admin } = await makeEndpoint(receiver.url);
    await disableEndpoint.execute(admin, { endpointId: id });
    await expect(sendTest.execute(admin, { endpointId: id })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    const { incident } = await declare();
    await follow(incident);
    await enableEndpoint.execute(admin, { endpointId: id });
    await follow(incident);
    expect(await deliverAll(id)).toEqual([]);
  });
});
