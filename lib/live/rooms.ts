import "server-only";
import {
  forgetLost,
  noteSighting,
  type Presence,
  type Present,
  type Sighting,
  whoIsHere,
} from "@/lib/presence/rules";
import { type Audience, isVisible, readAudience } from "./audience";
import type { Subscriber } from "./subscriber";

const presence: Presence = new Map();
/** By incident, whom its room was last told of. */
const told = new Map<string, { incident: number; people: string }>();

/** Takes in what a page said of itself, and tells the room if that changes who is there. */
export async function hearSighting(
  sighting: Sighting,
  subscribers: Iterable<Subscriber>,
): Promise<void> {
  const { incident, incidentId, person, asks } = sighting;
  const now = performance.now();
  noteSighting(presence, sighting, now);
  const people = whoIsHere(presence, incidentId, now);
  const isNew = remember(incidentId, incident, people);
  if (!isNew && !asks) return;
  const audience = await readAudience(incidentId);
  if (!audience) return;
  tell(
    audience,
    people,
    [...subscribers].filter(({ actor }) => isNew || actor.id === person.id),
  );
}

/** Tells of everybody who went without a word, and of everybody who stopped writing. */
export async function sweepRooms(subscribers: Iterable<Subscriber>): Promise<void> {
  const now = performance.now();
  forgetLost(presence, now);
  for (const [incidentId, { incident }] of [...told]) {
    const people = whoIsHere(presence, incidentId, now);
    if (!remember(incidentId, incident, people) || people.length === 0) continue;
    const audience = await readAudience(incidentId);
    if (audience) tell(audience, people, subscribers);
  }
}

/** @returns whether this is other than what the room knows */
function remember(incidentId: string, incident: number, present: readonly Present[]): boolean {
  const people = JSON.stringify(present);
  const isNew = people !== (told.get(incidentId)?.people ?? "[]");
  if (present.length > 0) told.set(incidentId, { incident, people });
  else told.delete(incidentId);
  return isNew;
}

/** Only who is in the room is told who else is: the others have no use for it. */
function tell(
  audience: Audience,
  people: readonly Present[],
  subscribers: Iterable<Subscriber>,
): void {
  const here = new Set(people.map(({ id }) => id));
  for (const { actor, send } of subscribers) {
    if (!here.has(actor.id) || !isVisible(audience, actor)) continue;
    send({ type: "presence", incident: audience.number, people });
  }
}
