import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import type { FoundEvent } from "./find-events";
import { kindsOf } from "./kind-of";

/** An event as the page and the API show it: who, what, when, where from, and what it changed. */
export type AuditView = ReturnType<typeof viewEvent>;
type Names = { readonly incidents: Map<string, number>; readonly people: Map<string, string> };

/** With the numbers of incidents and the names of people that the events point at. */
export async function viewEvents(
  db: ReadDb,
  events: readonly FoundEvent[],
): Promise<readonly AuditView[]> {
  const names = await lookUpNames(db, events);
  return events.map((event) => viewEvent(event, names));
}

function viewEvent(event: FoundEvent, { incidents, people }: Names) {
  const incident = incidents.get(incidentIdOf(event) ?? "");
  const { subjectType, subjectId } = event;
  return {
    id: String(event.id),
    type: event.type,
    kinds: [...kindsOf(event.type)],
    recordedAt: iso(event.recordedAt),
    occurredAt: iso(event.occurredAt),
    actor: { kind: event.actorKind, id: event.actorId, name: event.actorName },
    via: event.via,
    address: event.ip,
    command: event.command,
    subject: { type: subjectType, id: subjectId, name: people.get(subjectId) ?? null },
    incident: incident === undefined ? null : `INC-${incident}`,
    before: event.before,
    after: event.after,
    reason: event.reason,
    requestId: event.requestId,
    stream: event.stream,
    seq: event.seq,
    hash: event.hash,
  };
}

async function lookUpNames(db: ReadDb, events: readonly FoundEvent[]): Promise<Names> {
  const incidentIds = [...new Set(events.map(incidentIdOf).filter((id) => id !== null))];
  const userIds = events.filter((event) => event.subjectType === "user" && isId(event.subjectId));
  const [incidents, people] = await Promise.all([
    db.incident.findMany({
      where: { id: { in: incidentIds.filter(isId) } },
      select: { id: true, number: true },
    }),
    db.user.findMany({
      where: { id: { in: userIds.map(({ subjectId }) => subjectId) } },
      select: { id: true, name: true },
    }),
  ]);
  return {
    incidents: new Map(incidents.map(({ id, number }) => [id, number])),
    people: new Map(people.map(({ id, name }) => [id, name])),
  };
}

function incidentIdOf({ stream, subjectType, subjectId }: FoundEvent): string | null {
  if (subjectType === "incident") return subjectId;
  return /^incident:(.+)$/.exec(stream)?.[1] ?? null;
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
