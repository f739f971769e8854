import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import type { ReadDb } from "@/lib/platform/core/db";
import { csvRow } from "@/lib/platform/core/text/csv-rules";
import type { Place } from "./cursor";
import { LogEvents } from "./events";
import { type Found, findEvents } from "./find-events";
import { LOG, namedFilters } from "./queries";
import { FilterAudit } from "./schemas";
import { type AuditView, viewEvents } from "./view";

const AT_ONCE = 500;
/** Spreadsheets take a file for UTF-8 only if it begins with this. */
const BOM = "\uFEFF";

/** The events that fit, newest first, as CSV: read and sent a few hundred at a time. */
export const exportAuditCsv = defineQuery({
  name: "audit.export-csv",
  permission: "audit.read",
  input: FilterAudit,
  sample: {},
  look: (input) => lookOf(input, "csv"),
  run: async (db, filters) => {
    const head = BOM + csvRow(COLUMNS.map(([name]) => name));
    return stream(db, filters, head, (event) => csvRow(COLUMNS.map(([, read]) => read(event))));
  },
});

/** The same as JSON, an event a line, in the shape of the API. */
export const exportAuditLines = defineQuery({
  name: "audit.export-lines",
  permission: "audit.read",
  input: FilterAudit,
  sample: {},
  look: (input) => lookOf(input, "jsonl"),
  run: async (db, filters) => stream(db, filters, "", (event) => `${JSON.stringify(event)}\n`),
});

function lookOf(input: FilterAudit, format: "csv" | "jsonl") {
  return LogEvents.entry("audit-log.exported", {
    ...LOG,
    after: { format, ...namedFilters(input) },
  });
}

/** Reads on only when the client has taken what was sent, and stops when it goes. */
function stream(
  db: ReadDb,
  filters: FilterAudit,
  head: string,
  write: (event: AuditView) => string,
): ReadableStream<Uint8Array> {
  const parts = writeParts(db, filters, head, write);
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await parts.return(undefined);
    },
  });
}

async function* writeParts(
  db: ReadDb,
  filters: FilterAudit,
  head: string,
  write: (event: AuditView) => string,
): AsyncGenerator<string, undefined> {
  if (head) yield head;
  for (let behind: Place | null = null; ; ) {
    const { events, walkedTo }: Found = await findEvents(db, filters, AT_ONCE, behind);
    const views = await viewEvents(db, events);
    if (views.length > 0) yield views.map(write).join("");
    const last = events.at(-1);
    behind = events.length === AT_ONCE && last ? { at: last.recordedAt, id: last.id } : walkedTo;
    if (behind === null) return;
  }
}

type Cell = string | number | null;

const COLUMNS: readonly (readonly [string, (event: AuditView) => Cell])[] = [
  ["Recorded at (UTC)", ({ recordedAt }) => recordedAt],
  ["Happened at (UTC)", ({ occurredAt }) => occurredAt],
  ["Who", ({ actor }) => actor.name],
  ["Person", ({ actor }) => actor.id],
  ["Via", ({ via }) => via],
  ["Address", ({ address }) => address],
  ["Event", ({ type }) => type],
  ["Command", ({ command }) => command],
  ["Subject", ({ subject }) => `${subject.type}:${subject.id}`],
  ["Subject's name", ({ subject }) => subject.name],
  ["Incident", ({ incident }) => incident],
  ["Before", ({ before }) => json(before)],
  ["After", ({ after }) => json(after)],
  ["Reason", ({ reason }) => reason],
  ["Request", ({ requestId }) => requestId],
  ["Stream", ({ stream }) => stream],
  ["Number", ({ seq }) => seq],
  ["Hash", ({ hash }) => hash],
];

function json(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
