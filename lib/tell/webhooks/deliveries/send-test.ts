import "server-only";
import { randomUUID } from "node:crypto";
import { nameOf } from "@/lib/platform/access/actor";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import { TEST_EVENT } from "@/lib/tell/webhooks/event-rules";
import { WebhookEvents } from "@/lib/tell/webhooks/events";
import { requestDelivery } from "@/lib/tell/webhooks/jobs";
import { lockEndpoint, requireEnabled } from "@/lib/tell/webhooks/load";
import { OneEndpoint } from "@/lib/tell/webhooks/schemas";
import { DELIVERY_VIEW, viewDelivery } from "@/lib/tell/webhooks/view";

/** Sends a message that only says that it is a test, at once. @throws DomainError NOT_FOUND; CONFLICT. */
export const sendTest = defineCommand({
  name: "webhook.send-test",
  permission: "webhook.manage",
  input: OneEndpoint,
  sample: { endpointId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, { endpointId }, ctx) => {
    const endpoint = await lockEndpoint(tx, endpointId);
    requireEnabled(endpoint);
    const { id, name } = endpoint;
    const said = { webhook: { id, name }, sentBy: nameOf(ctx.actor) };
    const delivery = await tx.webhookDelivery.create({
      data: {
        endpointId: id,
        messageId: `msg_${randomUUID().replaceAll("-", "")}`,
        type: TEST_EVENT,
        body: JSON.stringify({ type: TEST_EVENT, timestamp: ctx.now.toISOString(), data: said }),
        createdAt: ctx.now,
        state: "WAITING",
        nextAttemptAt: ctx.now,
        outOfTurn: true,
      },
      ...DELIVERY_VIEW,
    });
    return {
      result: viewDelivery(delivery),
      audit: [
        WebhookEvents.entry("webhook.test-sent", {
          stream: WORKSPACE_STREAM,
          subject: { type: "webhook", id },
          after: { name },
        }),
      ],
      jobs: [requestDelivery(id)],
    };
  },
});
