import { z } from "zod";
import { Instant } from "@/lib/platform/core/input";
import { SloNumber } from "@/lib/slo/slos/schemas";

export const ReadStatus = z.strictObject({
  slo: SloNumber,
  /** As it was then, by what is known now; now when left out. */
  at: Instant.optional(),
});

/** A chart has at most so many points. */
export const MOST_POINTS = 1_500;
export const ReadHistory = z.strictObject({
  slo: SloNumber,
  from: Instant.optional(),
  to: Instant.optional(),
  /** Minutes between two points: whole hours. */
  step: z
    .number()
    .int()
    .min(60, "Points are at least an hour apart.")
    .max(31 * 1_440, "Points are at most 31 days apart.")
    .multipleOf(60, "Points are whole hours apart: 60, 120, 180 …")
    .optional(),
});
