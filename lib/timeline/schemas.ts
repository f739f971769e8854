import { z } from "zod";
import { Id, Instant, Reason, requiredBlockText, Version, WebAddress } from "@/lib/core/input";
import { IncidentNumber } from "@/lib/incidents/schemas";

export const ENTRY_KINDS = ["NOTE", "OBSERVATION", "ACTION", "DECISION", "COMMUNICATION"] as const;
export const EntryKind = z.enum(
  ENTRY_KINDS,
  "Choose NOTE, OBSERVATION, ACTION, DECISION or COMMUNICATION.",
);
export type EntryKind = z.output<typeof EntryKind>;

const Body = requiredBlockText("The entry", 20_000);

export const AppendEntry = z.strictObject({
  incident: IncidentNumber,
  kind: EntryKind.default("NOTE"),
  body: Body,
  /** When it happened; now when left out. */
  occurredAt: Instant.optional(),
  evidenceUrl: WebAddress.optional(),
  keyMoment: z.boolean().default(false),
});

export const ReviseEntry = z.strictObject({
  incident: IncidentNumber,
  entryId: Id,
  /** The revision the change was based on; a stale one is CONFLICT. */
  revision: Version.optional(),
  kind: EntryKind.optional(),
  body: Body.optional(),
  occurredAt: Instant.optional(),
  evidenceUrl: WebAddress.nullable().optional(),
  keyMoment: z.boolean().optional(),
  reason: Reason.optional(),
});
export type ReviseEntry = z.output<typeof ReviseEntry>;

export const RemoveEntry = z.strictObject({
  incident: IncidentNumber,
  entryId: Id,
  reason: Reason,
});

export const ReadTimeline = z.strictObject({ incident: IncidentNumber });
export const ReadEntry = z.strictObject({ incident: IncidentNumber, entryId: Id });
