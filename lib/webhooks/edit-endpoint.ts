import "server-only";
import { WORKSPACE_STREAM } from "@/lib/audit/record";
import type { Json } from "@/lib/core/json";
import { defineCommand, type Outcome } from "@/lib/shell/command";
import { type EndpointRow, lockEndpoint, originOf, requireTarget } from "./load";
import { EditEndpoint } from "./schemas";
import { ENDPOINT_VIEW, type EndpointView, viewEndpoint } from "./view";
import { hurryWaiting } from "./waiting";

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
    const after = await tx.webhookEndpoint.update({
      where: { id: endpoint.id },
      data: {
        ...(name !== undefined && { name }),
        ...(url !== undefined && { url }),
        ...(eventTypes !== undefined && { eventTypes }),
        version: { increment: 1 },
      },
      ...ENDPOINT_VIEW,
    });
    if (after.url !== endpoint.url) await hurryWaiting(tx, endpoint, ctx.now);
    return {
      result: viewEndpoint(after),
      audit: [
        {
          stream: WORKSPACE_STREAM,
          type: "webhook.edited",
          subject: { type: "webhook", id: endpoint.id },
          before: described(endpoint),
          after: described(after),
        },
      ],
    };
  },
});

function described({ name, url, eventTypes }: EndpointRow): Json {
  return { name, origin: originOf(url), eventTypes };
}
