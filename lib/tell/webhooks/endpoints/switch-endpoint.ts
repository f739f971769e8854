import "server-only";
import { type AuditEntry, WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import { hurryWaiting } from "@/lib/tell/webhooks/deliveries/waiting";
import { WebhookEvents } from "@/lib/tell/webhooks/events";
import { type EndpointRow, lockEndpoint } from "@/lib/tell/webhooks/load";
import { OneEndpoint } from "@/lib/tell/webhooks/schemas";
import { ENDPOINT_VIEW, type EndpointView, viewEndpoint } from "@/lib/tell/webhooks/view";
import type { WebhookDisabledBecause } from "@/prisma/generated/client";

/** Switches a webhook off: what happens meanwhile is not sent. @throws DomainError NOT_FOUND. */
export const disableEndpoint = defineCommand({
  name: "webhook.disable",
  permission: "webhook.manage",
  input: OneEndpoint,
  sample: { endpointId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, { endpointId: id }, ctx): Promise<Outcome<EndpointView>> => {
    const endpoint = await lockEndpoint(tx, id);
    const isOff = endpoint.disabledAt !== null;
    const after = await tx.webhookEndpoint.update({
      where: { id },
      data: isOff
        ? {}
        : { disabledAt: ctx.now, disabledBecause: "PERSON", version: { increment: 1 } },
      ...ENDPOINT_VIEW,
    });
    return {
      result: viewEndpoint(after),
      audit: isOff ? "unchanged" : [describeDisabling(endpoint, "PERSON")],
    };
  },
});

/** Switches it on: events are sent from now on, and what still waits is tried at once. */
export const enableEndpoint = defineCommand({
  name: "webhook.enable",
  permission: "webhook.manage",
  input: OneEndpoint,
  sample: { endpointId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, { endpointId: id }, ctx): Promise<Outcome<EndpointView>> => {
    const endpoint = await lockEndpoint(tx, id);
    const isOff = endpoint.disabledAt !== null;
    const fresh = {
      disabledAt: null,
      disabledBecause: null,
      sendsSince: ctx.now,
      failingSince: null,
      givenUpInARow: 0,
    };
    const after = await tx.webhookEndpoint.update({
      where: { id },
      data: isOff ? { ...fresh, version: { increment: 1 } } : {},
      ...ENDPOINT_VIEW,
    });
    if (!isOff) return { result: viewEndpoint(after), audit: "unchanged" };
    await hurryWaiting(tx, after, ctx.now);
    const subject = { type: "webhook", id };
    const { name, disabledBecause } = endpoint;
    return {
      result: viewEndpoint(after),
      audit: [
        WebhookEvents.entry("webhook.enabled", {
          stream: WORKSPACE_STREAM,
          subject,
          before: { name, disabledBecause },
        }),
      ],
    };
  },
});

/** The record of an endpoint that was switched off, by a person or by Muster. */
export function describeDisabling(
  { id, name }: EndpointRow,
  because: WebhookDisabledBecause,
): AuditEntry {
  return WebhookEvents.entry("webhook.disabled", {
    stream: WORKSPACE_STREAM,
    subject: { type: "webhook", id },
    after: { name, because },
  });
}
