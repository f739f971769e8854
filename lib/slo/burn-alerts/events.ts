import { z } from "zod";
import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";

const Alert = z.object({
  /** The SLO's number. */
  number: z.number(),
  name: z.string(),
  service: z.string(),
  serviceId: z.string(),
  severity: z.enum(["PAGE", "TICKET"]),
  longMinutes: z.number(),
  shortMinutes: z.number(),
  says: z.string(),
});

/** What can happen to a burn-rate alert. */
export const BurnAlertEvents = defineEvents({
  "slo.alert-fired": event({ kind: "settings", after: Alert, reads: QUIET }),
  "slo.alert-ended": event({
    kind: "settings",
    after: Alert.extend({ startedAt: z.string(), because: z.string() }),
    reads: QUIET,
  }),
});
