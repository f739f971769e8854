import { z } from "zod";
import { lineText } from "@/lib/platform/core/input";
import { ListSlos, SloNumber } from "@/lib/slo/slos/schemas";
import { NEEDS } from "./need-rules";

export const ListByNeed = z.strictObject({
  /** Those of these services. */
  service: ListSlos.shape.service,
  /** Those of services of this team, by its short name. */
  team: lineText("The team", 100).optional(),
  need: z
    .array(z.enum(NEEDS, `Choose ${NEEDS.join(", ")}.`))
    .max(NEEDS.length)
    .default([]),
  q: lineText("The letters", 100).optional(),
  archived: ListSlos.shape.archived,
  limit: ListSlos.shape.limit.default(50),
  cursor: z.string().max(200).optional(),
});
export type ListByNeed = z.output<typeof ListByNeed>;

export const RankSlos = z.strictObject({
  /** Those with a higher number. */
  after: SloNumber.or(z.literal(0)).default(0),
});

export const ReadMarks = z.strictObject({ slo: SloNumber });
