import "server-only";
import { findPublicationFault } from "@/lib/learn/postmortems/publishing/verify-publications";
import { findSectionFault } from "@/lib/learn/postmortems/sections/verify-sections";
import type { ReadDb } from "@/lib/platform/core/db";
import { findClockFault, findStatusFault } from "@/lib/respond/incidents/derived";
import { findEntryFault } from "@/lib/respond/timeline/verify-entries";
import type { Fault } from "./ledger";

/** What a check found; `seq` is the event that it does not fit, where there is one. */
export type Found = { readonly seq: number | null; readonly why: string };
type Check = (db: ReadDb, incident: { id: string }) => Promise<Found | null>;

/**
 * What modules compare themselves: digests that events carried before those of rows, and what is derived from
 * facts, which is derived again.
 */
const CHECKS: Readonly<Record<string, Check>> = {
  timeline_entry: findEntryFault,
  postmortem_publication: findPublicationFault,
  postmortem_section_revision: findSectionFault,
  incident: findStatusFault,
  clock_segment: findClockFault,
};

const INCIDENT = /^incident:(.+)$/;

/** The first fault of each check in each of the streams that belong to incidents. */
export async function findFaultsOfChecks(db: ReadDb, streams: readonly string[]): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const stream of streams) {
    const id = INCIDENT.exec(stream)?.[1];
    if (id === undefined) continue;
    for (const [table, check] of Object.entries(CHECKS)) {
      const found = await check(db, { id });
      if (found) faults.push({ stream, table, key: null, ...found });
    }
  }
  return faults;
}
