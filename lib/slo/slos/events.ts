import { z } from "zod";
import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";

const Fields = z.record(z.string(), z.union([z.string(), z.number()]));
const Promised = z.object({
  number: z.number(),
  service: z.string(),
  name: z.string(),
  sli: z.string(),
  description: z.string(),
  targetPercent: z.number(),
  window: Fields,
  basis: z.string(),
  slice: Fields.nullable(),
  missing: z.string(),
  measurement: Fields,
  rules: z.array(Fields).nullable(),
  minimumBadEvents: z.number(),
});
const Edited = Promised.extend({
  /** The number of the definition in force. */
  definition: z.number(),
  archivedAt: z.string().nullable(),
});
const Time = z.object({ startsAt: z.string(), endsAt: z.string() });

/** What can happen to an SLO. */
export const SloEvents = defineEvents({
  "slo.created": event({ kind: "settings", after: Promised, reads: QUIET }),
  "slo.edited": event({ kind: "settings", before: Edited, after: Edited, reads: QUIET }),
  "slo.archived": event({
    kind: "settings",
    after: z.object({ number: z.number(), name: z.string(), service: z.string() }),
    reads: QUIET,
  }),
  "slo.time-excluded": event({
    kind: "settings",
    after: Time.extend({ number: z.number() }),
    reads: QUIET,
  }),
  "slo.exclusion-removed": event({
    kind: "settings",
    before: Time,
    after: z.object({ number: z.number() }),
    reads: QUIET,
  }),
});
