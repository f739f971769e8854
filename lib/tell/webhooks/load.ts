import "server-only";
import type { ReadDb, Tx } from "@/lib/platform/core/db";
import { env } from "@/lib/platform/core/env";
import { DomainError, notFound, refuseWith } from "@/lib/platform/core/errors";
import { parseAllowList, refuseTarget } from "@/lib/platform/outbound/address-rules";
import type { WebhookEndpoint } from "@/prisma/generated/client";

export type EndpointRow = WebhookEndpoint;

/** @throws DomainError NOT_FOUND. Deleted ones are found: what was sent to them stays readable. */
export async function loadEndpoint(db: ReadDb, id: string): Promise<EndpointRow> {
  const endpoint = await db.webhookEndpoint.findUnique({ where: { id } });
  if (!endpoint) throw notFound("This webhook");
  return endpoint;
}

/**
 * Loads an endpoint for a change and holds its row until the transaction ends. The lock lets deliveries be
 * added meanwhile.
 * @param version what the change was based on; leave out to accept the newest.
 * @throws DomainError NOT_FOUND, also once it is deleted; CONFLICT (with `current`) for a stale version.
 */
export async function lockEndpoint(tx: Tx, id: string, version?: number): Promise<EndpointRow> {
  await tx.$queryRaw`select 1 from webhook_endpoint where id = ${id}::uuid for no key update`;
  const endpoint = await loadEndpoint(tx, id);
  if (endpoint.deletedAt) throw notFound("This webhook");
  if (version !== undefined && version !== endpoint.version) {
    throw new DomainError("CONFLICT", "Somebody changed this webhook meanwhile. Look again.", {
      current: { version: endpoint.version, name: endpoint.name },
    });
  }
  return endpoint;
}

/** @throws DomainError CONFLICT while it is switched off. */
export function requireEnabled(endpoint: EndpointRow): void {
  if (endpoint.disabledAt === null) return;
  throw new DomainError("CONFLICT", `${endpoint.name} is switched off: switch it on first.`);
}

/** @throws DomainError INVALID, beside the field, for an address that Muster does not send to. */
export function requireTarget(url: string): void {
  refuseWith(refuseTarget(url, parseAllowList(env().MUSTER_WEBHOOK_ALLOW)));
}

/** The part of an address that is no secret: receivers often carry a token in the rest. */
export function originOf(url: string): string {
  return new URL(url).origin;
}
