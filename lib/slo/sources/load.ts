import "server-only";
import type { Actor } from "@/lib/platform/access/actor";
import type { ReadDb, Tx } from "@/lib/platform/core/db";
import { env } from "@/lib/platform/core/env";
import { DomainError, invalidField, notFound, refuseWith } from "@/lib/platform/core/errors";
import { parseAllowList, refuseTarget } from "@/lib/platform/outbound/address-rules";
import type { DataSource } from "@/prisma/generated/client";
import { viewSource } from "./view";

/** @throws DomainError NOT_FOUND. Archived ones are found. */
export async function loadSource(db: ReadDb, slug: string): Promise<DataSource> {
  const source = await db.dataSource.findUnique({ where: { slug } });
  if (!source) throw notFound("This data source");
  return source;
}

/**
 * A data source, held until the transaction ends.
 * @throws DomainError NOT_FOUND; CONFLICT with what it is now when somebody changed it since `version`.
 */
export async function lockSource(
  tx: Tx,
  slug: string,
  version: number | undefined,
  actor: Actor,
): Promise<DataSource> {
  await tx.$queryRaw`select 1 from data_source where slug = ${slug} for no key update`;
  const source = await loadSource(tx, slug);
  if (version !== undefined && source.version !== version) {
    throw new DomainError(
      "CONFLICT",
      "Somebody changed this data source meanwhile. Compare with what it is now, and save again.",
      { current: viewSource(source, actor) },
    );
  }
  return source;
}

/** The source that an SLO names. @throws DomainError INVALID, beside the measurement, where there is none in use. */
export async function requireSource(tx: Tx, slug: string): Promise<DataSource> {
  const source = await tx.dataSource.findFirst({ where: { slug, archivedAt: null } });
  if (!source) throw invalidField("measurement", `There is no data source “${slug}”.`);
  return source;
}

/** @throws DomainError INVALID, beside the field, for an address that Muster does not call. */
export function requireAddress(url: string): void {
  refuseWith(refuseTarget(url, parseAllowList(env().MUSTER_WEBHOOK_ALLOW)));
}
