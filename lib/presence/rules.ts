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
/** Open pages by tab. Never stored: it is true for seconds, and every page tells again. */
export type Presence = Map<string, Seen>;

/** Takes in what a page says. @param nowMs any clock that only goes forward */
export function noteSighting(presence: Presence, sighting: Sighting, nowMs: number): void {
  const before = presence.get(sighting.tab);
  if (sighting.isLeaving) {
    // A page that moved on may be seen in the next room before it is heard to leave this one.
    if (before?.incidentId === sighting.incidentId) presence.delete(sighting.tab);
  } else
    presence.set(sighting.tab, {
      ...sighting,
      since: sinceOf(before, sighting) ?? nowMs,
      seenAt: nowMs,
    });
}

function sinceOf(before: Seen | undefined, { incidentId }: Sighting): number | undefined {
  return before?.incidentId === incidentId ? before.since : undefined;
}

/** Forgets pages that have not been heard of for `HERE_FOR_MS`: they crashed, or lost the network. */
export function forgetLost(presence: Presence, nowMs: number): void {
  for (const [tab, { seenAt }] of presence) {
    if (nowMs - seenAt >= HERE_FOR_MS) presence.delete(tab);
  }
}

/** Who is in an incident's room, first come first; and where they write. */
export function whoIsHere(presence: Presence, incidentId: string, nowMs: number): Present[] {
  const here = [...presence.values()]
    .filter((seen) => seen.incidentId === incidentId && nowMs - seen.seenAt < HERE_FOR_MS)
    .sort((a, b) => a.since - b.since || a.tab.localeCompare(b.tab));
  const people = new Map<string, Present>();
  for (const { person, writing, seenAt } of here) {
    const known = people.get(person.id) ?? { ...person, writing: [] };
    people.set(person.id, known);
    const isWriting = writing !== null && nowMs - seenAt < WRITING_FOR_MS;
    if (isWriting && !known.writing.includes(writing)) known.writing.push(writing);
  }
  return [...people.values()];
}
