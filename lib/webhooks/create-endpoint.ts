import "server-only";
import { userIdOf } from "@/lib/access/actor";
import { WORKSPACE_STREAM } from "@/lib/audit/record";
import { DomainError } from "@/lib/core/errors";
import { defineCommand } from "@/lib/shell/command";
import { originOf, requireTarget } from "./load";
import { CreateEndpoint } from "./schemas";
import { makeSigningSecret, sealSecret } from "./sealed-secret";
import { ENDPOINT_VIEW, viewEndpoint } from "./view";

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
        {
          stream: WORKSPACE_STREAM,
          type: "webhook.created",
          subject: { type: "webhook", id: endpoint.id },
          after: { name, origin: originOf(url), eventTypes },
        },
      ],
    };
  },
});
