import "server-only";
import { DomainError } from "@/lib/platform/core/errors";

/** Each takes a processor and 19 MiB for some 30 ms: two at once leave the rest of the process its threads. */
const AT_ONCE = 2;
/** Longer queues would only make everybody wait for somebody who has given up. */
const WAITING_MAX = 50;
const RETRY_SECONDS = 3;

type Lane = (() => void)[];
type Gate = { running: number; readonly known: Lane; readonly strangers: Lane };

// Next compiles this file into several bundles of one process; they share one gate.
const shared = globalThis as typeof globalThis & { __musterHashGate?: Gate };

/**
 * Does work that hashes a password, a few at a time in each process, so that a storm of sign-ins leaves the
 * rest of Muster quick. Whoever is known already (by a device, a session, a link) goes before strangers.
 * @throws DomainError LIMIT when too many wait already
 */
export async function whenHashingMay<T>(
  who: "known" | "stranger",
  work: () => Promise<T>,
): Promise<T> {
  shared.__musterHashGate ??= { running: 0, known: [], strangers: [] };
  const gate = shared.__musterHashGate;
  await enter(gate, who === "known" ? gate.known : gate.strangers);
  try {
    return await work();
  } finally {
    leave(gate);
  }
}

async function enter(gate: Gate, lane: Lane): Promise<void> {
  if (gate.running < AT_ONCE) {
    gate.running += 1;
    return;
  }
  if (lane.length >= WAITING_MAX) {
    const message = `Many people sign in right now. Try again in ${RETRY_SECONDS} s.`;
    throw new DomainError("LIMIT", message, { retryAfterSeconds: RETRY_SECONDS });
  }
  await new Promise<void>((resolve) => lane.push(resolve));
}

/** The place passes to whoever is next, so it is never free in between. */
function leave(gate: Gate): void {
  const next = gate.known.shift() ?? gate.strangers.shift();
  if (next) next();
  else gate.running -= 1;
}
