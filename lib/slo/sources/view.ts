import "server-only";
import { type Actor, may } from "@/lib/platform/access/actor";
import { iso } from "@/lib/platform/core/json";
import type { DataSource } from "@/prisma/generated/client";

/** A data source as API and browser get it: never its secret; its whole address only where it is managed. */
export type SourceView = ReturnType<typeof viewSource>;

export function viewSource(row: DataSource, actor: Actor) {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    origin: originOf(row.url),
    url: may(actor, "data-source.manage") ? row.url : null,
    credentials: row.credentials,
    userName: may(actor, "data-source.manage") ? row.userName : null,
    check: row.checkedAt && { at: iso(row.checkedAt), failure: row.checkFailed },
    createdAt: iso(row.createdAt),
    archivedAt: iso(row.archivedAt),
    version: row.version,
  };
}

/** As the record describes it. */
export function describeSource(row: DataSource) {
  return {
    slug: row.slug,
    name: row.name,
    origin: originOf(row.url),
    credentials: row.credentials,
    userName: row.userName,
    archivedAt: iso(row.archivedAt),
  };
}

/** The part of an address that is no secret. */
function originOf(url: string): string {
  return new URL(url).origin;
}
