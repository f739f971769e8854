import { createHash, randomUUID } from "node:crypto";
import type pg from "pg";
import type { Actor } from "@/lib/platform/access/actor";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { appendEntry } from "@/lib/respond/timeline/append-entry";
import { percentiles, type Times, timeOf } from "./measure";

/** Where the bare SQL says that it has written. */
export const BARE_CHANNEL = "bench";
const ENTRIES = 400;
const WARM_UP = 40;

/**
 * One writer adds entries, by the command and, in turn with it, by the bare SQL that stores the same rows.
 * Both commit each entry durably. @returns the times of the bare SQL, then of the command
 */
export async function measureAppend(client: pg.Client, actor: Actor): Promise<Times[]> {
  const declare = () => declareIncident.execute(actor, { title: "Writing", severity: "SEV3" });
  const [one, other] = [await declare(), await declare()];
  const taken: { command: number[]; bare: number[] } = { command: [], bare: [] };
  for (let entry = -WARM_UP; entry < ENTRIES; entry += 1) {
    const input = { incident: one.number, body: `Observation ${entry}` };
    const command = await timeOf(() => appendEntry.execute(actor, input));
    const bare = await timeOf(() => insertBare(client, other.id, `Observation ${entry}`));
    if (entry < 0) continue;
    taken.command.push(command);
    taken.bare.push(bare);
  }
  return [percentiles(taken.bare), percentiles(taken.command)];
}

/** What the command leaves behind, by hand: entry, revision, event, head and notice in one transaction. */
export async function insertBare(
  client: pg.Client,
  incidentId: string,
  body: string,
): Promise<void> {
  const [id, stream, now] = [randomUUID(), `incident:${incidentId}`, new Date()];
  await client.query("begin");
  await client.query(
    `insert into timeline_entry (id, incident_id, kind, body, occurred_at, recorded_at)
     values ($1, $2, 'NOTE', $3, $4, $4)`,
    [id, incidentId, body, now],
  );
  const digest = createHash("sha256").update(id).update(body).digest("hex");
  await client.query(
    `insert into timeline_revision (id, entry_id, revision, kind, body, occurred_at, key_moment, by_name, recorded_at, digest)
     values (gen_random_uuid(), $1, 1, 'NOTE', $2, $3, false, 'Bench', $3, $4)`,
    [id, body, now, digest],
  );
  const { rows } = await client.query<{ seq: number; hash: string }>(
    "select seq, hash from audit_stream where stream = $1 for update",
    [stream],
  );
  const { seq = 0, hash: before = "" } = rows[0] ?? {};
  const hash = createHash("sha256").update(before).update(digest).digest("hex");
  await client.query(
    `insert into audit_event (stream, seq, type, command, actor_kind, actor_name, via, request_id, occurred_at, recorded_at,
       subject_type, subject_id, after, on_timeline, prev_hash, hash)
     values ($1, $2, 'entry.added', 'bench', 'system', 'Bench', 'job', $3, $4, $4, 'timeline-entry', $5, $6, false, $7, $8)`,
    [stream, seq + 1, id, now, id, JSON.stringify({ revision: 1, digest }), before, hash],
  );
  await client.query("update audit_stream set seq = $2, hash = $3 where stream = $1", [
    stream,
    seq + 1,
    hash,
  ]);
  await client.query("select pg_notify($1, $2)", [BARE_CHANNEL, stream]);
  await client.query("commit");
}
