import type { Json } from "@/lib/platform/core/json";
import type { RowProof } from "./row-proof";

/** Exactly what a chain proves: every stored column but the hashes and the row's own id. */
export type HashedEvent = {
  stream: string;
  seq: number;
  type: string;
  /** Of the shape of what it says; not there for the first, nor in older events. */
  version?: number;
  command: string;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  via: string;
  requestId: string;
  ip: string | null;
  occurredAt: string;
  recordedAt: string;
  subjectType: string;
  subjectId: string;
  fact: string | null;
  before: Json;
  after: Json;
  reason: string | null;
  onTimeline: boolean;
  /** What the command stored; not there where it stored nothing that is proved, and in older events. */
  rows?: readonly RowProof[];
};
