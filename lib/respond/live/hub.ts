import "server-only";
import { DomainError } from "@/lib/platform/core/errors";
import { log } from "@/lib/platform/core/log";
import { listen } from "@/lib/platform/realtime/listener";
import type { Notice } from "@/lib/platform/realtime/notify";
import { isVisible } from "@/lib/respond/incidents/visibility/visibility";
import type { Sighting } from "@/lib/respond/presence/rules";
import type { TimelineItem } from "@/lib/respond/timeline/view";
import { type NumberedAudience, readAudiences, readLiveSessions } from "./audience";
import { isCall } from "./calls";
import { type Heard, hearMore } from "./heard";
import { entriesOf } from "./new-entries";
import { noteOpen, noteRestricted, quietForMs } from "./quiet";
import { hearSighting, sweepRooms, tellRooms } from "./rooms";
import type { Change, LiveEvent, Subscriber } from "./subscriber";

/** All browsers of a person together; without TLS every visible tab holds a line of its own. */
export const MOST_PER_PERSON = 24;
const TRY_AGAIN_S = 10;
const BEAT_MS = 20_000;
const CHECK_SESSIONS_MS = 30_000;
const SWEEP_ROOMS_MS = 2_000;
const MOST_KNOWN = 5_000;
/** A burst that touches more than this is told as doubt: each page then reads once what it shows. */
const MOST_TOLD_AT_ONCE = 50;
const INCIDENT_STREAM = /^incident:([\da-f-]{36})$/;

const subscribers = new Set<Subscriber>();
const known = new Map<string, NumberedAudience>();
/** What was heard of incidents and nobody was told of yet; null stands for all other streams. */
const changed = new Map<string | null, Heard>();
let turn: Promise<void> = Promise.resolve();
let isStarted = false;

/**
 * Tells a page of everything its person may know of, until the returned function is called, the session
 * ends (then `close` is called), or the process stops.
 * @throws DomainError LIMIT for more streams than a person can need
 */
export function subscribe(page: Subscriber): () => void {
  const subscriber = { ...page };
  if (countLines(subscriber.actor.id) >= MOST_PER_PERSON) {
    throw new DomainError("LIMIT", "You have too many pages open: close some.", {
      retryAfterSeconds: TRY_AGAIN_S,
    });
  }
  if (!isStarted) start();
  subscribers.add(subscriber);
  subscriber.send({ type: "hello", quietForMs: Math.floor(quietForMs(subscriber.actor)) });
  return () => subscribers.delete(subscriber);
}

/** How many lines this process holds open for a person. */
export function countLines(personId: string): number {
  let lines = 0;
  for (const { actor } of subscribers) if (actor.id === personId) lines += 1;
  return lines;
}

function start(): void {
  isStarted = true;
  // What came before was not heard here.
  noteOpen(performance.now());
  listen({ onNotice: hearNotice, onWhisper: hearWhisper, onGap: () => tellAll({ type: "gap" }) });
  // One timer beats for all lines: a line that ends in whatever way has none of its own to leave behind.
  setInterval(() => tellAll({ type: "beat" }), BEAT_MS).unref();
  setInterval(() => inTurn(checkSessions), CHECK_SESSIONS_MS).unref();
  setInterval(() => inTurn(() => sweepRooms(subscribers)), SWEEP_ROOMS_MS).unref();
  // An open stream would keep the process from ending.
  process.once("SIGTERM", () => {
    for (const { close } of subscribers) close();
  });
}

/** One after another, so that events go out in the order in which they were recorded. */
function inTurn(work: () => Promise<void>): void {
  turn = turn.then(work).catch((error: unknown) => {
    log.warn({ err: error }, "A live notice could not be delivered");
    noteOpen(performance.now());
    tellAll({ type: "gap" });
  });
}

function tellAll(event: LiveEvent): void {
  for (const { send } of subscribers) send(event);
}

/** What comes while somebody is being told waits together, and costs one turn however much it is. */
function hearNotice(notice: Notice): void {
  const id = INCIDENT_STREAM.exec(notice.stream)?.[1] ?? null;
  changed.set(id, hearMore(changed.get(id), notice, performance.now()));
  if (changed.size === 1) inTurn(tellOfChanges);
}

function hearWhisper(words: unknown): void {
  if (isCall(words)) tellCalled(new Set(words.called));
  else if (hearSighting(words as Sighting)) inTurn(() => tellRooms(subscribers));
}

function tellCalled(ids: ReadonlySet<string>): void {
  for (const { actor, send } of subscribers) {
    if (ids.has(actor.id)) send({ type: "change", incident: null, parts: ["notification"] });
  }
}

async function tellOfChanges(): Promise<void> {
  const heard = new Map(changed);
  changed.clear();
  const ids = [...heard.keys()];
  const incidentIds = ids.filter((id) => id !== null);
  // Before who may see them is read: what is sent along is never newer than that.
  const entries = await readEntries(heard);
  const audiences = await readAudiences(incidentIds);
  // Sessions, roles and people are recorded in the streams that are no incident's.
  if (incidentIds.length < ids.length) await checkSessions();
  // Hidden ones do not count: doubt is told to everybody.
  const open = ids.filter((id) => id === null || !audiences.get(id)?.restricted);
  const isMuch = open.length > MOST_TOLD_AT_ONCE;
  if (isMuch) tellAll({ type: "gap" });
  for (const [id, what] of heard) {
    const { at } = what;
    if (id === null) noteOpen(at);
    if (id === null && !isMuch) tellAll({ type: "change", incident: null });
    const now = id === null ? undefined : audiences.get(id);
    if (id === null || !now) continue;
    const before = known.get(id);
    remember(id, now);
    note(id, at, before, now);
    // A page reads those of a restricted incident by itself, so that the record says who looked.
    const along = now.restricted ? undefined : entries.get(id);
    if (!isMuch || now.restricted) tellOfChange(before, now, changeOf(now, what, along));
  }
}

/** New entries travel with the change, read once for all pages; nobody waits for those of a burst. */
async function readEntries(heard: ReadonlyMap<string | null, Heard>) {
  const entries = new Map<string, TimelineItem[]>();
  if (subscribers.size === 0 || heard.size > MOST_TOLD_AT_ONCE) return entries;
  for (const [id, what] of heard) {
    const own = id === null ? null : await entriesOf(id, what);
    if (id !== null && own) entries.set(id, own);
  }
  return entries;
}

function changeOf(
  { number }: NumberedAudience,
  { parts }: Heard,
  entries?: TimelineItem[],
): Change {
  return {
    type: "change",
    incident: number,
    ...(parts && { parts: [...parts] }),
    ...(entries && { entries }),
  };
}

/** Who could see it until now counts as told as well. */
function note(
  incidentId: string,
  at: number,
  before: NumberedAudience | undefined,
  now: NumberedAudience,
): void {
  if (now.restricted && before?.restricted !== false) {
    noteRestricted(incidentId, { at, audience: now });
  } else noteOpen(at);
}

function tellOfChange(
  before: NumberedAudience | undefined,
  now: NumberedAudience,
  change: Change,
): void {
  for (const { actor, send } of subscribers) {
    if (isVisible(now, actor)) send(change);
    // Who could see it until now is told once more: the page then finds nothing, and says so.
    else if (before && isVisible(before, actor)) send({ type: "change", incident: now.number });
  }
}

function remember(incidentId: string, audience: NumberedAudience): void {
  known.delete(incidentId);
  known.set(incidentId, audience);
  const [oldest] = known.keys();
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
}

async function checkSessions(): Promise<void> {
  if (subscribers.size === 0) return;
  const ids = [...new Set([...subscribers].map(({ actor }) => actor.credentialId))];
  const live = await readLiveSessions(ids);
  for (const subscriber of [...subscribers]) {
    const role = live.get(subscriber.actor.credentialId);
    if (role) subscriber.actor = { ...subscriber.actor, role };
    else subscriber.close();
  }
}
