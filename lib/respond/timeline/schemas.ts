import { z } from "zod";
import {
  Id,
  Instant,
  Reason,
  requiredBlockText,
  SearchText,
  Version,
  WebAddress,
} from "@/lib/platform/core/input";
import { IncidentNumber } from "@/lib/respond/incidents/schemas";

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
export const ReadTimelinePage = z.strictObject({
  incident: IncidentNumber,
  /** A kind of entry; SYSTEM for what Muster recorded. */
  kind: z.enum([...ENTRY_KINDS, "SYSTEM"], "This kind does not exist.").optional(),
  /** Whose entries and deeds. */
  author: Id.optional(),
  keyMoments: z.boolean().default(false),
  q: SearchText.optional(),
  /** From here backwards. */
  until: Instant.optional(),
  limit: z.number().int().min(1).max(1_000, "A page has at most 1,000 entries.").default(100),
  cursor: z.string().max(300).optional(),
});
export type ReadTimelinePage = z.output<typeof ReadTimelinePage>;
export const ReadEntry = z.strictObject({ incident: IncidentNumber, entryId: Id });
