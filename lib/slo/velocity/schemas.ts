import { z } from "zod";
import { blockText, Instant, lineText, Reason } from "@/lib/platform/core/input";
import { toUnits } from "@/lib/slo/budgets/exact-rules";
import { DECISIONS } from "./velocity-rules";

const service = lineText("The service", 100);
const Decision = z.enum(DECISIONS, "Choose CONTINUE, SLOW_DOWN or FREEZE.");

const Step = z.strictObject({
  atMostPercent: z
    .number("Give what is left of the budget in percent.")
    .min(-1_000)
    .max(100, "A budget has at most 100 % left.")
    .refine((percent) => toUnits(percent, 3) !== null, "A share has at most three decimals."),
  decision: Decision,
  text: blockText("The text", 1_000).default(""),
  expedite: blockText("The expedite path", 1_000).default(""),
});
const steps = z.array(Step).max(5, "A policy has at most five steps.");

export const OneService = z.strictObject({ service });
export const SetPolicy = z.strictObject({ steps });
/** Null: the service follows the policy for all again. */
export const SetServicePolicy = z.strictObject({ service, steps: steps.nullable() });
export const ReadPolicy = z.strictObject({});
export const OverrideVelocity = z.strictObject({
  service,
  decision: Decision,
  reason: Reason,
  until: Instant,
});
export const ReadVelocity = z.strictObject({
  service,
  limit: z.number().int().min(1).max(200, "A page has at most 200 rows.").default(50),
});
/** Decides for so many services after one. */
export const JudgeVelocity = z.strictObject({ after: z.uuid().nullable().default(null) });
