import "server-only";
import { DomainError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import type { Sighting } from "@/lib/presence/rules";
import { listen, type Notice, quietForMs } from "@/lib/realtime/listener";
import { type Audience, isVisible, readAudience, readLiveSessions } from "./audience";
import { hearSighting, sweepRooms } from "./rooms";
import type { Subscriber } from "./subscriber";

const MOST_PER_SESSION = 12;
const CHECK_SESSIONS_MS = 30_000;
const SWEEP_ROOMS_MS = 2_000;
const MOST_KNOWN = 5_000;
const INCIDENT_STREAM = /^incident:([\da-f-]{36})$/;

const subscribers = new Set<Subscriber>();
const known = new Map<string, Audience>();
let turn: Promise<void> = Promise.resolve();
let isStarted = false;

/**
 * Tells a page of everything its person may know of, until the returned function is called, the session
 * ends (then `close` is called), or the process stops.
 * @throws DomainError LIMIT for more streams than a session can need
 */
export function subscribe(page: Subscriber): () => void {
  const subscriber = { ...page };
  const { credentialId } = subscriber.actor;
  const own = [...subscribers].filter(({ actor }) => actor.credentialId === credentialId);
  if (own.length >= MOST_PER_SESSION) {
    throw new DomainError("LIMIT", "This session has too many pages open: close some.");
  }
  if (!isStarted) start();
  subscribers.add(subscriber);
  subscriber.send({ type: "hello", quietForMs: Math.floor(quietForMs()) });
  return () => subscribers.delete(subscriber);
}

function start(): void {
  isStarted = true;
  listen({
    onNotice: (notice) => inTurn(() => deliver(notice)),
    onWhisper: (sighting) => inTurn(() => hearSighting(sighting as Sighting, subscribers)),
    onGap: tellOfGap,
  });
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
    tellOfGap();
  });
}

function tellOfGap(): void {
  for (const { send } of subscribers) send({ type: "gap" });
}

async function deliver({ stream }: Notice): Promise<void> {
  if (subscribers.size === 0) return;
  const incidentId = INCIDENT_STREAM.exec(stream)?.[1];
  if (incidentId === undefined) {
    // Sessions, roles and people are recorded in the other streams.
    await checkSessions();
    for (const { send } of subscribers) send({ type: "change", incident: null });
    return;
  }
  const before = known.get(incidentId);
  const now = await readAudience(incidentId);
  if (!now) return;
  remember(incidentId, now);
  for (const { actor, send } of subscribers) {
    // Who could see it until now is told once more: the page then finds nothing, and says so.
    const mayKnow = isVisible(now, actor) || (before !== undefined && isVisible(before, actor));
    if (mayKnow) send({ type: "change", incident: now.number });
  }
}

function remember(incidentId: string, audience: Audience): void {
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
