/** How long somebody counts as here after their page last said so; pages say so more often than this. */
export const HERE_FOR_MS = 45_000;
/** How long somebody counts as writing after their last keystroke was told. */
export const WRITING_FOR_MS = 8_000;

/** What one open page says of itself. */
export type Sighting = {
  readonly incident: number;
  readonly incidentId: string;
  /** One open page of a browser. */
  readonly tab: string;
  readonly person: { readonly id: string; readonly name: string };
  /** Where they write: "timeline", "section:lessons"; null while they only read. */
  readonly writing: string | null;
  readonly isLeaving: boolean;
  /** The page wants to be told who is here though nothing changed. */
  readonly asks: boolean;
};

/** One person in a room, however many pages they have open there. */
export type Present = { readonly id: string; readonly name: string; readonly writing: string[] };

type Seen = Sighting & { readonly since: number; readonly seenAt: number };
/** By person, their open pages by tab. Never stored: it is true for seconds, and every page tells again. */
export type Presence = Map<string, Map<string, Seen>>;

/** A tab is any number that a page makes up: of one person's, the last so many that were seen are known. */
export const MOST_TABS_OF_ONE = 24;

/** Takes in what a page says. @param nowMs any clock that only goes forward */
export function noteSighting(presence: Presence, sighting: Sighting, nowMs: number): void {
  const { tab, person, incidentId } = sighting;
  const tabs = presence.get(person.id) ?? new Map<string, Seen>();
  const before = tabs.get(tab);
  const isSameRoom = before?.incidentId === incidentId;
  // A page that moved on may be seen in the next room before it is heard to leave this one.
  if (isSameRoom || !sighting.isLeaving) tabs.delete(tab);
  if (!sighting.isLeaving) {
    tabs.set(tab, { ...sighting, since: isSameRoom ? before.since : nowMs, seenAt: nowMs });
  }
  const [oldest] = tabs.keys();
  if (tabs.size > MOST_TABS_OF_ONE && oldest !== undefined) tabs.delete(oldest);
  if (tabs.size > 0) presence.set(person.id, tabs);
  else presence.delete(person.id);
}

/** Forgets pages that have not been heard of for `HERE_FOR_MS`: they crashed, or lost the network. */
export function forgetLost(presence: Presence, nowMs: number): void {
  for (const [personId, tabs] of presence) {
    for (const [tab, { seenAt }] of tabs) if (nowMs - seenAt >= HERE_FOR_MS) tabs.delete(tab);
    if (tabs.size === 0) presence.delete(personId);
  }
}

/** Who is in an incident's room, first come first; and where they write. */
export function whoIsHere(presence: Presence, incidentId: string, nowMs: number): Present[] {
  return whoIsWhere(presence, nowMs).get(incidentId) ?? [];
}

/** The same for every room in which somebody is, in one pass over all open pages. */
export function whoIsWhere(presence: Presence, nowMs: number): ReadonlyMap<string, Present[]> {
  const rooms = new Map<string, Seen[]>();
  for (const tabs of presence.values()) {
    for (const seen of tabs.values()) {
      if (nowMs - seen.seenAt >= HERE_FOR_MS) continue;
      const room = rooms.get(seen.incidentId);
      if (room) room.push(seen);
      else rooms.set(seen.incidentId, [seen]);
    }
  }
  return new Map([...rooms].map(([id, seen]) => [id, peopleOf(seen, nowMs)]));
}

function peopleOf(seen: Seen[], nowMs: number): Present[] {
  const people = new Map<string, Present>();
  const inOrder = seen.sort((a, b) => a.since - b.since || (a.tab < b.tab ? -1 : 1));
  for (const { person, writing, seenAt } of inOrder) {
    const known = people.get(person.id) ?? { ...person, writing: [] };
    people.set(person.id, known);
    const isWriting = writing !== null && nowMs - seenAt < WRITING_FOR_MS;
    if (isWriting && !known.writing.includes(writing)) known.writing.push(writing);
  }
  return [...people.values()];
}
