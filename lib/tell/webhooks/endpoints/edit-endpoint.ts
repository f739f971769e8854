import "server-only";
import { differenceOf } from "@/lib/platform/audit/difference";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import { hurryWaiting } from "@/lib/tell/webhooks/deliveries/waiting";
import { WebhookEvents } from "@/lib/tell/webhooks/events";
import { type EndpointRow, lockEndpoint, originOf, requireTarget } from "@/lib/tell/webhooks/load";
import { EditEndpoint } from "@/lib/tell/webhooks/schemas";
import { ENDPOINT_VIEW, type EndpointView, viewEndpoint } from "@/lib/tell/webhooks/view";

/**
 * Changes name, address or choice of events. What waits goes to the new address, at once.
 * @throws DomainError NOT_FOUND; INVALID; CONFLICT for a stale version.
 */
export const editEndpoint = defineCommand({
  name: "webhook.edit",
  permission: "webhook.manage",
  input: EditEndpoint,
  sample: { endpointId: "00000000-0000-7000-8000-000000000000", name: "Paging bridge" },
  run: async (tx, input, ctx): Promise<Outcome<EndpointView>> => {
    const { endpointId, version, name, url, eventTypes } = input;
    const endpoint = await lockEndpoint(tx, endpointId, version);
    if (url !== undefined) requireTarget(url);
    const { name: oldName, url: oldUrl, eventTypes: oldTypes } = endpoint;
    const wish = { name: name ?? oldName, url: url ?? oldUrl, eventTypes: eventTypes ?? oldTypes };
    const before = { name: oldName, url: oldUrl, eventTypes: oldTypes };
    if (differenceOf(before, wish) === null) {
      const same = await tx.webhookEndpoint.findUniqueOrThrow({
        where: { id: endpoint.id },
        ...ENDPOINT_VIEW,
      });
      return { result: viewEndpoint(same), audit: "unchanged" };
    }
    const after = await tx.webhookEndpoint.update({
      where: { id: endpoint.id },
      data: {
        ...wish,
        version: { increment: 1 },
      },
      ...ENDPOINT_VIEW,
    });
    if (after.url !== endpoint.url) await hurryWaiting(tx, endpoint, ctx.now);
    return {
      result: viewEndpoint(after),
      audit: [
        WebhookEvents.entry("webhook.edited", {
          stream: WORKSPACE_STREAM,
          subject: { type: "webhook", id: endpoint.id },
          before: described(endpoint),
          after: { ...described(after), ...(after.url !== oldUrl && { addressChanged: true }) },
        }),
      ],
    };
  },
});

function described({ name, url, eventTypes }: EndpointRow) {
  return { name, origin: originOf(url), eventTypes };
}
