import "server-only";
import { Webhook } from "standardwebhooks";
import { defineCommand } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { addJobs } from "@/lib/platform/jobs/jobs";
import { visibleTo } from "@/lib/respond/incidents/visibility/visibility";
import { openSecret } from "@/lib/tell/webhooks/endpoints/sealed-secret";
import { DeliverNext, requestDelivery } from "@/lib/tell/webhooks/jobs";
import type { EndpointRow } from "@/lib/tell/webhooks/load";
import type { WebhookDelivery } from "@/prisma/generated/client";
import { findNext, queueNext } from "./waiting";

/** Longer than a request can take; a process that dies in the middle blocks its receiver this long. */
const BUSY_MS = 30_000;

/** What to send now. `headers` is null where it cannot be signed. */
export type Claim = {
  readonly deliveryId: string;
  readonly at: string;
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>> | null;
};

/**
 * Takes what is next for a receiver, signed, for this process alone: no other takes anything for it until the
 * attempt is recorded. Null when nothing is due; whatever is due later has its job.
 */
export const claimDelivery = defineCommand({
  name: "webhook.claim-delivery",
  permission: "system",
  input: DeliverNext.payload,
  carriesSecret: true,
  sample: { endpointId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, { endpointId: id }, ctx) => {
    await tx.$queryRaw`select 1 from webhook_endpoint where id = ${id}::uuid for no key update`;
    const endpoint = await tx.webhookEndpoint.findFirst({
      where: { id, disabledAt: null, deletedAt: null },
    });
    const claim = endpoint && (await takeNext(tx, endpoint, ctx.now));
    return { result: claim, audit: "unchanged" };
  },
});

async function takeNext(tx: Tx, endpoint: EndpointRow, now: Date): Promise<Claim | null> {
  if (endpoint.busyUntil && endpoint.busyUntil > now) {
    await addJobs(tx, [requestDelivery(endpoint.id, endpoint.busyUntil)]);
    return null;
  }
  const next = await findSendable(tx, endpoint.id, now);
  if (!next?.nextAttemptAt || next.nextAttemptAt > now) {
    await queueNext(tx, endpoint.id);
    return null;
  }
  const busyUntil = new Date(now.getTime() + BUSY_MS);
  await tx.webhookEndpoint.update({ where: { id: endpoint.id }, data: { busyUntil } });
  const { id: deliveryId, body } = next;
  const headers = sign(endpoint, next, now);
  return { deliveryId, at: now.toISOString(), url: endpoint.url, body, headers };
}

/** What is next, after ending what must not be sent: its incident became restricted meanwhile. */
async function findSendable(tx: Tx, endpointId: string, now: Date) {
  await tx.webhookDelivery.updateMany({
    where: {
      endpointId,
      state: "WAITING",
      incidentId: { not: null },
      incident: { isNot: visibleTo("EVERYBODY") },
    },
    data: {
      state: "NOT_SENT",
      because: "The incident became restricted before it was sent.",
      endedAt: now,
      nextAttemptAt: null,
    },
  });
  return findNext(tx, endpointId);
}

/** Both secrets sign while a rotation is under way. */
function sign(endpoint: EndpointRow, { messageId, body }: WebhookDelivery, now: Date) {
  const { secret, previousSecret, previousSecretUntil } = endpoint;
  const isRotating = previousSecretUntil !== null && previousSecretUntil > now;
  const sealed = isRotating && previousSecret !== null ? [secret, previousSecret] : [secret];
  const secrets = sealed.map(openSecret).filter((each) => each !== null);
  if (secrets.length === 0) return null;
  const signatures = secrets.map((each) => new Webhook(each).sign(messageId, now, body));
  return {
    "content-type": "application/json",
    "user-agent": "Muster-Webhooks/1",
    "webhook-id": messageId,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
    "webhook-signature": signatures.join(" "),
  };
}
