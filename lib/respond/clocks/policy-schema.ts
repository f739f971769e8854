import { z } from "zod";
import { type SeverityPolicy as Policy, SEVERITIES } from "./policy";

const WEEK_MINUTES = 7 * 24 * 60;

/** A policy as stored or edited. Apart from the type, so that pages that only name severities load no zod. */
export const SeverityPolicy: z.ZodType<Policy> = z.record(
  z.enum(SEVERITIES),
  z.strictObject({
    definition: z.string().min(1).max(200),
    example: z.string().max(200),
    responseTargetMinutes: z.number().int().min(1).max(WEEK_MINUTES),
    updateCadenceMinutes: z.number().int().min(1).max(WEEK_MINUTES).nullable(),
    postmortem: z.enum(["REQUIRED", "OPTIONAL"]),
    postmortemDueDays: z.number().int().min(1).max(90).nullable(),
  }),
);
