import { z } from "zod";
import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";

const Decision = z.enum(["CONTINUE", "SLOW_DOWN", "FREEZE"]);
const Overridden = z.object({ service: z.string(), decision: Decision, until: z.string() });
const Step = z.object({
  atMostPercent: z.number(),
  decision: Decision,
  text: z.string(),
  expedite: z.string(),
});

/** What can happen to how fast a service may change. */
export const VelocityEvents = defineEvents({
  "velocity.changed": event({
    kind: "settings",
    before: z.object({ decision: Decision }),
    after: z.object({
      service: z.string(),
      name: z.string(),
      decision: Decision,
      because: z.string(),
      /** Which SLO decides: SLO-7. */
      slo: z.string().nullable(),
    }),
    reads: QUIET,
  }),
  "velocity.overridden": event({ kind: "settings", after: Overridden, reads: QUIET }),
  "velocity.override-ended": event({
    kind: "settings",
    before: Overridden,
    /** `byItself`: its time was over. */
    after: z.object({ byItself: z.boolean() }),
    reads: QUIET,
  }),
  "velocity.policy-changed": event({
    kind: "settings",
    before: z.object({ steps: z.array(Step).nullable() }),
    /** `service`: null for the policy of all. */
    after: z.object({ service: z.string().nullable(), steps: z.array(Step).nullable() }),
    reads: QUIET,
  }),
});
