import { z } from "zod";
import type { Json } from "@/lib/platform/core/json";
import type { AuditEntry, EntryBase } from "./entry";

/** What the audit log is filtered by; an event can be of two. */
export const EVENT_KINDS = [
  "sign-in",
  "refused",
  "looks",
  "people",
  "incidents",
  "follow-up",
  "settings",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** The shape of what an event says was before, or is after. What may be missing is `exactOptional`. */
export type PayloadSchema = z.ZodType<Json, Json>;

/** What the reader calls an incident that an event points at; null where they may not know of it. */
export type Naming = (pointer: string) => string | null;

/** What a sentence is made from. */
export type Told<B extends PayloadSchema, A extends PayloadSchema> = {
  readonly before: z.output<B>;
  readonly after: z.output<A>;
  readonly reason: string | null;
  readonly nameOf: Naming;
};

/** Events of a version that is no longer written: its shape, made into today's. */
type Earlier<B extends PayloadSchema, A extends PayloadSchema> = Readonly<
  Record<number, z.ZodType<{ before: z.output<B>; after: z.output<A> }>>
>;

type Spec<B extends PayloadSchema, A extends PayloadSchema> = {
  readonly kind: EventKind | readonly EventKind[];
  /** What was; left out where the event says nothing of it. */
  readonly before?: B;
  /** What is. */
  readonly after?: A;
  /** How it reads on an incident's timeline and in histories; QUIET for what stands in none. */
  readonly reads: ((event: Told<B, A>) => string) | typeof QUIET;
  /** Shown on the timeline of its incident, unless an entry says otherwise. */
  readonly onTimeline?: true;
  /** Raised when the shape changes; the old one goes to `earlier`. */
  readonly version?: number;
  readonly earlier?: Earlier<B, A>;
};

/** Recorded and shown in the audit log, by the name of its type; no timeline tells it. */
export const QUIET = "quiet";

type Nothing = z.ZodNull;
const NOTHING: Nothing = z.null();

/** One thing that can happen, as its module declares it. */
export type EventDeclaration<
  B extends PayloadSchema = PayloadSchema,
  A extends PayloadSchema = PayloadSchema,
> = {
  readonly kinds: readonly EventKind[];
  readonly before: B;
  readonly after: A;
  readonly isQuiet: boolean;
  /** Written as a method: a declaration stands in tables of many shapes. Null where it is quiet. */
  reads(event: Told<B, A>): string | null;
  readonly onTimeline: boolean;
  readonly version: number;
  readonly earlier: Earlier<B, A>;
};

/** Declares one event: the shape of what it says, and how it reads. */
export function event<B extends PayloadSchema = Nothing, A extends PayloadSchema = Nothing>(
  spec: Spec<B, A>,
): EventDeclaration<NoInfer<B>, NoInfer<A>> {
  const { kind, reads, onTimeline = false, version = 1, earlier = {} } = spec;
  return {
    kinds: typeof kind === "string" ? [kind] : kind,
    // A schema that is left out is that of nothing, by the defaults of B and A.
    before: spec.before ?? (NOTHING as unknown as B),
    after: spec.after ?? (NOTHING as unknown as A),
    isQuiet: reads === QUIET,
    reads: (told) => (reads === QUIET ? null : reads(told)),
    onTimeline,
    version,
    earlier,
  };
}

/** What an entry of one event is made from: what it says is as its schemas want it. */
type EntryParts<E extends EventDeclaration> = EntryBase &
  Payload<"before", E["before"]> &
  Payload<"after", E["after"]> & { readonly onTimeline?: boolean };

type Payload<Name extends string, S extends PayloadSchema> = S extends Nothing
  ? { readonly [N in Name]?: never }
  : { readonly [N in Name]: Given<z.input<S>> };

/** As somebody may have it who does not change it. */
type Given<T> = T extends readonly (infer Each)[]
  ? readonly Given<Each>[]
  : T extends object
    ? { readonly [K in keyof T]: Given<T[K]> }
    : T;

type Declarations = Readonly<Record<string, EventDeclaration>>;

/**
 * The events of a module, by type: `runbook.reviewed`, in the past tense. `entry` makes what a command returns
 * as its audit, and nothing else does: an unknown type, or another shape, does not compile. What a spread brought
 * along and the event does not declare stays out of the record.
 */
export function defineEvents<const D extends Declarations>(declared: D) {
  function entry<T extends keyof D & string>(type: T, parts: EntryParts<D[T]>): AuditEntry {
    const { version, onTimeline, ...shape } = declared[type] as EventDeclaration;
    const before = shape.before.parse(parts.before ?? null);
    const after = shape.after.parse(parts.after ?? null);
    return { onTimeline, ...parts, type, version, before, after } as unknown as AuditEntry;
  }
  return { declared, entry };
}
