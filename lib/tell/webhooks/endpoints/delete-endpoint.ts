import "server-only";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import { WebhookEvents } from "@/lib/tell/webhooks/events";
import { lockEndpoint, originOf } from "@/lib/tell/webhooks/load";
import { OneEndpoint } from "@/lib/tell/webhooks/schemas";

/**
 * Deletes a webhook and its secrets. What was sent stays readable; what waits is not sent.
 * @throws DomainError NOT_FOUND.
 */
export const deleteEndpoint = defineCommand({
  name: "webhook.delete",
  permission: "webhook.manage",
  input: OneEndpoint,
  sample: { endpointId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, { endpointId }, ctx) => {
    const { id, name, url } = await lockEndpoint(tx, endpointId);
    await tx.webhookEndpoint.update({
      where: { id },
      data: {
        deletedAt: ctx.now,
        secret: "",
        previousSecret: null,
        previousSecretUntil: null,
        version: { increment: 1 },
      },
    });
    await tx.webhookDelivery.updateMany({
      where: { endpointId: id, state: "WAITING" },
      data: {
        state: "NOT_SENT",
        because: "The webhook was deleted.",
        endedAt: ctx.now,
        nextAttemptAt: null,
      },
    });
    return {
      result: { id },
      audit: [
        WebhookEvents.entry("webhook.deleted", {
          stream: WORKSPACE_STREAM,
          subject: { type: "webhook", id },
          before: { name, origin: originOf(url) },
        }),
      ],
    };
  },
});
