import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { readEvent, type StoredEvent } from "@/lib/record/events/read-event";

const LONGEST = 280;

/**
 * How each of these incidents was ended, in the words of its record that come first: the note on the
 * mitigation, the rollback that was decided, the last action before the impact ended, the note on the
 * resolution. Where nobody noted anything there is nothing.
 */
export async function findHowEnded(
  db: ReadDb,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const [notes, rollbacks, actions] = await Promise.all([
    readNotes(db, ids),
    readRollbacks(db, ids),
    readLastActions(db, ids),
  ]);
  const told = ids.flatMap((id): [string, string][] => {
    const [mitigated, resolved] = ["mitigated", "resolved"].map((step) =>
      notes.get(`incident.${step} ${id}`),
    );
    const text = mitigated || rollbacks.get(id) || actions.get(id) || resolved;
    return text ? [[id, shorten(text)]] : [];
  });
  return new Map(told);
}

async function readNotes(db: ReadDb, ids: readonly string[]): Promise<Map<string, string>> {
  const events = await db.auditEvent.findMany({
    where: {
      subjectType: "incident",
      subjectId: { in: [...ids] },
      type: { in: ["incident.mitigated", "incident.resolved"] },
    },
    orderBy: { id: "asc" },
  });
  // Later ones replace earlier ones: what was retracted did not end it.
  return new Map(events.map((event) => [`${event.type} ${event.subjectId}`, noteOf(event)]));
}

async function readRollbacks(db: ReadDb, ids: readonly string[]): Promise<Map<string, string>> {
  const decisions = await db.rollbackDecision.findMany({
    where: { incidentId: { in: [...ids] }, withdrawnAt: null, outcome: "ROLLED_BACK" },
    select: { incidentId: true, deployment: { select: { version: true } } },
  });
  return new Map(
    decisions.map(({ incidentId, deployment }) => [
      incidentId,
      deployment ? `Rolled back ${deployment.version}` : "Rolled back",
    ]),
  );
}

async function readLastActions(db: ReadDb, ids: readonly string[]): Promise<Map<string, string>> {
  const actions = await db.$queryRaw<{ id: string; body: string }[]>`
    select i.id, action.body from incident i cross join lateral (
      select body from timeline_entry
      where incident_id = i.id and kind = 'ACTION' and removed_at is null
        and occurred_at <= coalesce(i.mitigated_at, i.resolved_at)
      order by occurred_at desc, recorded_at desc limit 1
    ) action where i.id = any(${ids}::uuid[])`;
  return new Map(actions.map(({ id, body }) => [id, body]));
}

function noteOf(stored: StoredEvent): string {
  const event = readEvent(stored);
  const isEnd = event?.type === "incident.mitigated" || event?.type === "incident.resolved";
  return (isEnd && event.after.note?.trim()) || "";
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line;
}
