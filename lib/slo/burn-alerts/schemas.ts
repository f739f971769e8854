import { z } from "zod";
import { SloNumber } from "@/lib/slo/slos/schemas";

/** Evaluates so many SLOs after a number, the lowest first. */
export const JudgeAlerts = z.strictObject({ after: z.number().int().min(0).default(0) });
export const ListAlerts = z.strictObject({
  slo: SloNumber.optional(),
  /** Those of these services. */
  service: z.array(z.string().max(100)).max(50, "Name at most 50 services.").default([]),
  /** Only those that fire now. */
  open: z.boolean().default(false),
  limit: z.number().int().min(1).max(200, "A page has at most 200 rows.").default(50),
});
