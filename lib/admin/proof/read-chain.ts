import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import type { ReadDb } from "@/lib/platform/core/db";
import { loadIncident, streamOf } from "@/lib/respond/incidents/load";
import { ReadTimeline } from "@/lib/respond/timeline/schemas";
import type { Fault } from "./ledger";
import { type StreamReport, verifyStreams } from "./verify-streams";

/** As many are told of; where there are more, one more or less changes nothing. */
const MOST_TOLD = 100;

/** What is said of one incident's record. `brokenAt` and `why` are those of the first fault. */
export type RecordVerdict = {
  readonly valid: boolean;
  readonly length: number;
  readonly head: string;
  readonly brokenAt?: number;
  readonly why?: string;
  /** Each as a sentence, the first hundred. */
  readonly faults: readonly string[];
  /** Rows that were stored before the chain kept digests of rows. */
  readonly unproved: number;
};

/**
 * Verifies one incident's record: its chain, and that everything stored of it is as the chain says
 * (docs/rules/timeline.md). Anybody who may read the incident may ask.
 * @throws DomainError NOT_FOUND.
 */
export const readChain = defineQuery({
  name: "incident.chain",
  weight: 10,
  permission: "incident.read",
  input: ReadTimeline,
  sample: { incident: 42 },
  run: async (db, input, ctx): Promise<RecordVerdict> => {
    const incident = await loadIncident(db, input.incident, ctx.actor);
    return verifyIncident(db, incident);
  },
});

/** The verdict on one incident's record, as it stood at one moment. */
export async function verifyIncident(db: ReadDb, incident: { id: string }): Promise<RecordVerdict> {
  const [report] = await verifyStreams(db, [streamOf(incident)]);
  if (!report) throw new Error("A stream that is verified has a report.");
  return verdictOf(report);
}

function verdictOf({ chain, faults, unproved }: StreamReport): RecordVerdict {
  const { length, head } = chain;
  const broken = chain.valid ? [] : [{ at: chain.brokenAt, why: chain.why }];
  const all = [
    ...broken,
    ...faults.map((fault) => ({ at: fault.seq ?? length + 1, why: fault.why })),
  ];
  const told = [...broken.map(({ why }) => why), ...faults.map(tellFault)].slice(0, MOST_TOLD);
  const about = { length, head, faults: told, unproved };
  const [first] = all;
  return first
    ? { valid: false, ...about, brokenAt: first.at, why: first.why }
    : { valid: true, ...about };
}

/** A fault with where it is: the row, and the event that it does not fit. */
export function tellFault({ table, key, seq, why }: Fault): string {
  const where = [table, key].filter((part) => part !== null).join(" ");
  const event = seq === null ? "" : `event ${seq}`;
  const place = [where, event].filter((part) => part !== "").join(", ");
  return place === "" ? why : `${why} (${place})`;
}
