import "server-only";
import { ACCESS_STREAM } from "@/lib/platform/audit/entry";
import { defineQuery } from "@/lib/platform/command/query";
import { iso } from "@/lib/platform/core/json";
import { decodePlace, encodePlace } from "./cursor";
import { LogEvents } from "./events";
import { findEvents } from "./find-events";
import { type FilterAudit, ListAudit } from "./schemas";
import { viewEvents } from "./view";

/**
 * What was recorded, refused and looked at, newest first, paged by cursor. A page may be short, or empty, and
 * still have a next one: `searchedBackTo` says how far it looked for what is rare.
 */
export const listAuditEvents = defineQuery({
  name: "audit.find",
  permission: "audit.read",
  input: ListAudit,
  sample: {},
  look: (input) => LogEvents.entry("audit-log.read", { ...LOG, after: namedFilters(input) }),
  run: async (db, { limit, cursor, ...filters }) => {
    const behind = cursor === undefined ? null : decodePlace(cursor);
    const { events, walkedTo } = await findEvents(db, filters, limit + 1, behind);
    const shown = events.slice(0, limit);
    const last = shown.at(-1);
    const next = events.length > limit && last ? { at: last.recordedAt, id: last.id } : walkedTo;
    return {
      items: await viewEvents(db, shown),
      nextCursor: next && encodePlace(next),
      searchedBackTo: iso(walkedTo?.at ?? null),
    };
  },
});

export const LOG = {
  stream: ACCESS_STREAM,
  subject: { type: "workspace", id: "audit-log" },
} as const;

/** The filters that were set, for the event that tells of the look. */
export function namedFilters({ from, to, ...filters }: Partial<FilterAudit>) {
  const { person, kind, type, incident, subject, q } = filters;
  return {
    ...(person && { person }),
    ...(kind && { kind }),
    ...(type && { type }),
    ...(incident && { incident }),
    ...(subject && { subject }),
    ...(from && { from: iso(from) }),
    ...(to && { to: iso(to) }),
    ...(q && { q }),
  };
}
