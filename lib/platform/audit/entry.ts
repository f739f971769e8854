import type { Actor } from "@/lib/platform/access/actor";
import type { Json } from "@/lib/platform/core/json";
import type { RowProof } from "./row-proof";

/** The chain of what belongs to no incident. */
export const WORKSPACE_STREAM = "workspace";
/** The chain of what was refused and looked at: a flood of refusals holds up no other chain. */
export const ACCESS_STREAM = "access";

declare const declaredEvent: unique symbol;

/** What a command says of one change. Only `entry` of a module's declared events makes one. */
export type AuditEntry = EntryBase & {
  readonly [declaredEvent]: true;
  readonly type: string;
  readonly version: number;
  readonly before?: Json;
  readonly after?: Json;
  readonly onTimeline: boolean;
};

export type EntryBase = {
  /** The chain it belongs to: `incident:<id>`, or `workspace` for what belongs to no incident. */
  readonly stream: string;
  readonly subject: { readonly type: string; readonly id: string };
  /** When it happened in the world; `now` when left out. */
  readonly occurredAt?: Date;
  /** The dated fact that it set, so that the timeline follows later corrections. */
  readonly fact?: string;
  readonly reason?: string;
  /** Rows that are there since before events proved rows, and are proved from here on. */
  readonly adopts?: readonly RowProof[];
  /** Who did it and from where, when that is not whoever records it. */
  readonly by?: AuditOrigin;
};

/** Who did something, from where, and by which call. */
export type AuditOrigin = {
  readonly actorKind: Actor["kind"];
  readonly actorId: string | null;
  readonly actorName: string;
  readonly via: Actor["via"];
  readonly ip: string | null;
  readonly requestId: string;
  readonly command: string;
};
