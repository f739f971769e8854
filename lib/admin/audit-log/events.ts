import { z } from "zod";
import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";

const text = z.string().exactOptional();

/** The filters that were set. */
const Filters = z.object({
  person: text,
  kind: text,
  type: text,
  incident: z.number().exactOptional(),
  subject: text,
  from: text,
  to: text,
  q: text,
});

/** Who looked at the log itself. */
export const LogEvents = defineEvents({
  "audit-log.read": event({ kind: "looks", after: Filters, reads: QUIET }),
  "audit-log.exported": event({
    kind: "looks",
    after: Filters.extend({ format: z.enum(["csv", "jsonl"]) }),
    reads: QUIET,
  }),
});
