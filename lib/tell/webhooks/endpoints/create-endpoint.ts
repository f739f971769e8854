import "server-only";
import { userIdOf } from "@/lib/platform/access/actor";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import { DomainError } from "@/lib/platform/core/errors";
import { WebhookEvents } from "@/lib/tell/webhooks/events";
import { originOf, requireTarget } from "@/lib/tell/webhooks/load";
import { CreateEndpoint } from "@/lib/tell/webhooks/schemas";
import { ENDPOINT_VIEW, viewEndpoint } from "@/lib/tell/webhooks/view";
import { makeSigningSecret, sealSecret } from "./sealed-secret";

/** Each event is written once for each of them. */
const ENDPOINTS_MOST = 50;

/**
 * Adds a receiver. Its signing secret is shown only in this answer.
 * @throws DomainError INVALID for an address Muster does not send to; LIMIT.
 */
export const createEndpoint = defineCommand({
  name: "webhook.create",
  permission: "webhook.manage",
  input: CreateEndpoint,
  carriesSecret: true,
  sample: { name: "Paging bridge", url: "https://receiver.example/muster" },
  run: async (tx, input, ctx) => {
    requireTarget(input.url);
    const count = await tx.webhookEndpoint.count({ where: { deletedAt: null } });
    if (count >= ENDPOINTS_MOST) {
      throw new DomainError("LIMIT", `There are ${ENDPOINTS_MOST} webhooks: delete one first.`);
    }
    const secret = makeSigningSecret();
    const { name, url, eventTypes } = input;
    const endpoint = await tx.webhookEndpoint.create({
      data: {
        name,
        url,
        eventTypes,
        secret: sealSecret(secret),
        createdById: userIdOf(ctx.actor),
        createdAt: ctx.now,
        sendsSince: ctx.now,
      },
      ...ENDPOINT_VIEW,
    });
    return {
      result: { ...viewEndpoint(endpoint), secret },
      audit: [
        WebhookEvents.entry("webhook.created", {
          stream: WORKSPACE_STREAM,
          subject: { type: "webhook", id: endpoint.id },
          after: { name, origin: originOf(url), eventTypes },
        }),
      ],
    };
  },
});
