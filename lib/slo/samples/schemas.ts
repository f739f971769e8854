import { z } from "zod";
import { SloNumber } from "@/lib/slo/slos/schemas";

/** A minute of an SLO: counts, or a value where it has a threshold. What is wrong with one is told of that one. */
const Sample = z.strictObject({
  at: z.string("Give the start of the minute.").max(40, "This is no time."),
  good: z.number().optional(),
  total: z.number().optional(),
  value: z.number().optional(),
});
export const PushSamples = z.strictObject({
  slo: SloNumber,
  samples: z
    .array(Sample)
    .min(1, "Send at least one sample.")
    .max(10_000, "Send at most 10,000 samples at once."),
});
