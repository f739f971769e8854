import type { Naming } from "@/lib/platform/audit/event";
import { readPayload, type StoredPayload } from "@/lib/platform/audit/read-payload";
import { log } from "@/lib/platform/core/log";
import { type AnyEvent, declarationOf, type EventOf, type EventType } from "./registry";

/** The columns of a recorded event that its meaning is read from. */
export type StoredEvent = StoredPayload & {
  readonly type: string;
  readonly reason: string | null;
};

/**
 * A recorded event, judged by the schema of its version and brought to today's shape. What is of no known type
 * is null; so is what does not fit, which the log tells: neither ends what reads the record.
 */
export function readEvent(stored: StoredEvent): AnyEvent | null {
  const { type, version, reason } = stored;
  const declared = declarationOf(type);
  if (declared === null) return null;
  const read = readPayload(declared, stored);
  if ("payload" in read) return { type, ...read.payload, reason } as AnyEvent;
  log.warn({ type, version, fault: read.fault }, "A recorded event is not of the shape it says");
  return null;
}

/** The same, of an event whose type the caller asked for. */
export function readEventOf<T extends EventType>(type: T, stored: StoredEvent): EventOf<T> | null {
  const event = readEvent(stored);
  return event?.type === type ? (event as EventOf<T>) : null;
}

/** Something for each type of event that matters to a reader. */
export type ByType<R, More extends unknown[] = []> = {
  readonly [T in EventType]?: (event: EventOf<T>, ...more: More) => R;
};

/** Applies what a reader has for an event's type. @returns undefined where it has nothing. */
export function applyByType<R, More extends unknown[]>(
  rules: ByType<R, More>,
  event: AnyEvent,
  ...more: More
): R | undefined {
  // The compiler cannot see that a rule found by an event's type takes that event.
  const rule = rules[event.type] as ((event: AnyEvent, ...more: More) => R) | undefined;
  return rule?.(event, ...more);
}

/**
 * The plain sentence of what Muster recorded. Deterministic: the same event always reads the same to the same
 * reader. What cannot be read, or is quiet, shows as its name, so that nothing recorded is ever hidden.
 */
export function sayEvent(stored: StoredEvent, nameOf: Naming): string {
  const event = readEvent(stored);
  const said = event && declarationOf(event.type)?.reads({ ...event, nameOf });
  return said ?? `${stored.type}.`;
}
