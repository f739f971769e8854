import "server-only";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import { iso } from "@/lib/platform/core/json";
import { WebhookEvents } from "@/lib/tell/webhooks/events";
import { lockEndpoint } from "@/lib/tell/webhooks/load";
import { OneEndpoint } from "@/lib/tell/webhooks/schemas";
import { makeSigningSecret, sealSecret } from "./sealed-secret";

/** As long both secrets sign, so that a receiver can change over without losing a message. */
const BOTH_SIGN_MS = 24 * 3_600_000;

/** Makes a new signing secret, shown only in this answer. @throws DomainError NOT_FOUND. */
export const rotateSecret = defineCommand({
  name: "webhook.rotate-secret",
  permission: "webhook.manage",
  input: OneEndpoint,
  carriesSecret: true,
  sample: { endpointId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, { endpointId }, ctx) => {
    const endpoint = await lockEndpoint(tx, endpointId);
    const secret = makeSigningSecret();
    const previousSecretUntil = new Date(ctx.now.getTime() + BOTH_SIGN_MS);
    await tx.webhookEndpoint.update({
      where: { id: endpoint.id },
      data: {
        secret: sealSecret(secret),
        previousSecret: endpoint.secret,
        previousSecretUntil,
        version: { increment: 1 },
      },
    });
    const until = iso(previousSecretUntil);
    return {
      result: { id: endpoint.id, secret, previousSecretUntil: until },
      audit: [
        WebhookEvents.entry("webhook.secret-rotated", {
          stream: WORKSPACE_STREAM,
          subject: { type: "webhook", id: endpoint.id },
          after: { name: endpoint.name, previousSecretUntil: until },
        }),
      ],
    };
  },
});
