import "server-only";
import { isVisible } from "@/lib/respond/incidents/visibility/visibility";
import {
  forgetLost,
  noteSighting,
  type Presence,
  type Present,
  type Sighting,
  whoIsWhere,
} from "@/lib/respond/presence/rules";
import { type NumberedAudience, readAudiences } from "./audience";
import type { Subscriber } from "./subscriber";

const presence: Presence = new Map();
/** By incident, whom its room was last told of. */
const told = new Map<string, string>();
/** Rooms of which something was heard that nobody was told yet, and who asked there. */
const heard = new Map<string, Set<string>>();

/**
 * Takes in what a page said of itself.
 * @returns whether rooms now wait to be told (`tellRooms`) that did not before
 */
export function hearSighting(sighting: Sighting): boolean {
  const { incidentId, person, asks } = sighting;
  noteSighting(presence, sighting, performance.now());
  const wasQuiet = heard.size === 0;
  const askers = heard.get(incidentId) ?? new Set();
  heard.set(incidentId, askers);
  if (asks) askers.add(person.id);
  return wasQuiet;
}

/** Tells each room that something was heard of, if that changed who is there, and whoever asked. */
export async function tellRooms(subscribers: Iterable<Subscriber>): Promise<void> {
  const present = whoIsWhere(presence, performance.now());
  const rooms = [...heard].map(([incidentId, askers]) => {
    const people = present.get(incidentId) ?? [];
    return { incidentId, people, askers, isNew: remember(incidentId, people) };
  });
  heard.clear();
  const owed = rooms.filter(({ isNew, askers }) => isNew || askers.size > 0);
  const audiences = await readAudiences(owed.map(({ incidentId }) => incidentId));
  for (const { incidentId, people, askers, isNew } of owed) {
    const audience = audiences.get(incidentId);
    if (audience) tell(audience, people, subscribers, isNew ? null : askers);
  }
}

/** Tells of everybody who went without a word, and of everybody who stopped writing. */
export async function sweepRooms(subscribers: Iterable<Subscriber>): Promise<void> {
  const now = performance.now();
  forgetLost(presence, now);
  const rooms = whoIsWhere(presence, now);
  const changed = [...told.keys()].filter((id) => remember(id, rooms.get(id) ?? []));
  const audiences = await readAudiences(changed);
  for (const [incidentId, audience] of audiences) {
    tell(audience, rooms.get(incidentId) ?? [], subscribers, null);
  }
}

/** @returns whether this is other than what the room knows */
function remember(incidentId: string, present: readonly Present[]): boolean {
  const people = JSON.stringify(present);
  const isNew = people !== (told.get(incidentId) ?? "[]");
  if (present.length > 0) told.set(incidentId, people);
  else told.delete(incidentId);
  return isNew;
}

/** Only who is in the room is told who else is: the others have no use for it. @param only null for all of them */
function tell(
  audience: NumberedAudience,
  people: readonly Present[],
  subscribers: Iterable<Subscriber>,
  only: ReadonlySet<string> | null,
): void {
  const here = new Set(people.map(({ id }) => id));
  for (const { actor, send } of subscribers) {
    if (!here.has(actor.id) || !isVisible(audience, actor)) continue;
    if (only === null || only.has(actor.id)) {
      send({ type: "presence", incident: audience.number, people });
    }
  }
}
