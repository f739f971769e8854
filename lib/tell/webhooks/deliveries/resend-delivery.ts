import "server-only";
import { type AuditEntry, WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { DomainError, notFound } from "@/lib/platform/core/errors";
import { visibleTo } from "@/lib/respond/incidents/visibility/visibility";
import { WebhookEvents } from "@/lib/tell/webhooks/events";
import { requestDelivery } from "@/lib/tell/webhooks/jobs";
import { lockEndpoint, requireEnabled } from "@/lib/tell/webhooks/load";
import { OneDelivery } from "@/lib/tell/webhooks/schemas";
import { DELIVERY_VIEW, type DeliveryView, viewDelivery } from "@/lib/tell/webhooks/view";
import type { WebhookDelivery } from "@/prisma/generated/client";

/**
 * Sends a delivery again, with the same text and the same webhook-id; one that still waits is tried now.
 * @throws DomainError NOT_FOUND; CONFLICT when the webhook is off, the incident is restricted, or it is
 *   being sent again already.
 */
export const resendDelivery = defineCommand({
  name: "webhook.resend",
  permission: "webhook.manage",
  input: OneDelivery,
  sample: { deliveryId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, { deliveryId }, ctx): Promise<Outcome<DeliveryView>> => {
    const found = await tx.webhookDelivery.findUnique({ where: { id: deliveryId } });
    if (!found) throw notFound("This delivery");
    const endpoint = await lockEndpoint(tx, found.endpointId);
    requireEnabled(endpoint);
    await refuseRestricted(tx, found.incidentId);
    const delivery = await tx.webhookDelivery.findUniqueOrThrow({ where: { id: deliveryId } });
    const sent =
      delivery.state === "WAITING"
        ? await tryNow(tx, delivery, ctx.now)
        : await sendAgain(tx, delivery, ctx);
    return {
      result: viewDelivery(sent),
      audit: [describeResend(delivery, endpoint.name)],
      jobs: [requestDelivery(endpoint.id)],
    };
  },
});

function tryNow(tx: Tx, { id }: WebhookDelivery, now: Date) {
  return tx.webhookDelivery.update({
    where: { id },
    data: { nextAttemptAt: now, outOfTurn: true },
    ...DELIVERY_VIEW,
  });
}

async function sendAgain(tx: Tx, delivery: WebhookDelivery, ctx: Context) {
  const { id, endpointId, messageId, type, body, incidentId } = delivery;
  const onItsWay = await tx.webhookDelivery.count({ where: { resendOfId: id, state: "WAITING" } });
  if (onItsWay > 0) throw new DomainError("CONFLICT", "It is being sent again already.");
  return tx.webhookDelivery.create({
    data: {
      endpointId,
      messageId,
      type,
      body,
      incidentId,
      resendOfId: id,
      createdAt: ctx.now,
      state: "WAITING",
      nextAttemptAt: ctx.now,
      outOfTurn: true,
    },
    ...DELIVERY_VIEW,
  });
}

async function refuseRestricted(tx: Tx, incidentId: string | null): Promise<void> {
  if (incidentId === null) return;
  const open = { AND: [{ id: incidentId }, visibleTo("EVERYBODY")] };
  if ((await tx.incident.count({ where: open })) > 0) return;
  throw new DomainError("CONFLICT", "The incident is restricted by now: nothing of it is sent.");
}

function describeResend({ id, type, messageId }: WebhookDelivery, webhook: string): AuditEntry {
  return WebhookEvents.entry("webhook.resent", {
    stream: WORKSPACE_STREAM,
    subject: { type: "webhook-delivery", id },
    after: { webhook, type, messageId },
  });
}
