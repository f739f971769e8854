import "server-only";
import { z } from "zod";
import { exportAuditCsv, exportAuditLines } from "@/lib/admin/audit-log/export";
import { listAuditEvents } from "@/lib/admin/audit-log/queries";
import { EVENT_KINDS } from "@/lib/platform/audit/event";
import { NO_PATH, read, readFile } from "@/lib/serve/api/endpoints/endpoint";
import { Time } from "@/lib/serve/api/endpoints/respond/answers";

const AuditEvent = z
  .strictObject({
    id: z.string(),
    type: z.string().meta({ description: "What happened: people.role-changed" }),
    kinds: z.array(z.enum(EVENT_KINDS)).meta({
      description: "What the log is filtered by; none for a type that this Muster does not know",
    }),
    recordedAt: Time,
    occurredAt: Time,
    actor: z.strictObject({
      kind: z.enum(["user", "system", "anonymous"]),
      id: z.string().nullable(),
      name: z.string(),
    }),
    via: z.enum(["browser", "api", "command-line", "job"]),
    address: z.string().nullable().meta({ description: "Where from, as far as it is known" }),
    command: z.string(),
    subject: z.strictObject({
      type: z.string(),
      id: z.string(),
      name: z.string().nullable().meta({ description: "Of a person" }),
    }),
    incident: z.string().nullable().meta({ description: "INC-42, where it belongs to one" }),
    before: z.unknown().meta({ description: "Null where there was nothing before" }),
    after: z.unknown().meta({
      description:
        "Null where nothing is left; times and until say how often something was refused in one minute",
    }),
    reason: z.string().nullable(),
    requestId: z.string(),
    stream: z.string(),
    seq: z.int().meta({ description: "Its number in the stream's chain" }),
    hash: z.string(),
  })
  .meta({ id: "AuditEvent" });

/** What was done, refused and looked at. Each reading is itself recorded. */
export const AUDIT_ENDPOINTS = {
  "GET /audit-events": read(listAuditEvents, {
    group: "Audit log",
    does: "Lists what was done, refused and looked at, newest first. A page may be short and have a next one: searchedBackTo says how far it looked. For admins.",
    path: NO_PATH,
    answer: z.strictObject({
      items: z.array(AuditEvent),
      nextCursor: z.string().nullable(),
      searchedBackTo: Time.nullable(),
    }),
  }),
  "GET /audit-events.csv": readFile(exportAuditCsv, {
    group: "Audit log",
    does: "The same as CSV, all of it, as a stream. For admins.",
    path: NO_PATH,
    answer: z.string(),
    mediaType: "text/csv",
  }),
  "GET /audit-events.jsonl": readFile(exportAuditLines, {
    group: "Audit log",
    does: "The same as JSON, an event a line, as a stream. For admins.",
    path: NO_PATH,
    answer: z.string(),
    mediaType: "application/x-ndjson",
  }),
} as const;
