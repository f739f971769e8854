import { z } from "zod";
import { Time } from "@/lib/serve/api/endpoints/respond/answers";

/** How the data source of an SLO answers. */
export const SloAsking = z
  .strictObject({
    source: z.string(),
    state: z.enum(["NOT_ASKED_YET", "FILLING_IN", "ANSWERS", "REMARK", "FAILING"]),
    says: z.string().nullable().meta({ description: "What is wrong, as a sentence" }),
    failingSince: Time.nullable(),
    askedUntil: Time.nullable().meta({ description: "All steps until then were asked for" }),
    nextAskAt: Time.nullable(),
    refused: z
      .array(z.strictObject({ reason: z.string(), steps: z.int() }))
      .meta({ description: "Steps that cannot be, as more good than all" }),
  })
  .meta({ id: "SloAsking" });
