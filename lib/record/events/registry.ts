import type { z } from "zod";
import { RunbookEvents } from "@/lib/catalog/runbooks/events";
import { ServiceEvents } from "@/lib/catalog/services/events";
import { TeamEvents } from "@/lib/people/teams/events";
import type { EventDeclaration } from "@/lib/platform/audit/event";
import { ChainEvents } from "@/lib/platform/audit/events";

/** Everything that can happen: the events of all modules, by type. */
export const EVENTS = {
  ...ChainEvents.declared,
  ...TeamEvents.declared,
  ...ServiceEvents.declared,
  ...RunbookEvents.declared,
} as const;

export type EventType = keyof typeof EVENTS;

/** An event of one type as it was recorded, in today's shape. */
export type EventOf<T extends EventType> = {
  readonly type: T;
  readonly before: z.output<(typeof EVENTS)[T]["before"]>;
  readonly after: z.output<(typeof EVENTS)[T]["after"]>;
  readonly reason: string | null;
};

/** Any event; its type tells what it carries. */
export type AnyEvent = { readonly [T in EventType]: EventOf<T> }[EventType];

/** The declaration of a type; null for what an older or newer Muster recorded and this one does not know. */
export function declarationOf(type: string): EventDeclaration | null {
  return Object.hasOwn(EVENTS, type) ? EVENTS[type as EventType] : null;
}
