import { z } from "zod";
import { INT_MAX, SearchText, Version } from "@/lib/platform/core/input";
import { FACTORS } from "./factors";

const incident = z.number().int().positive().max(INT_MAX);
const MOST_TAGS = 10;

/** One word for finding again: `connection-pool`. */
export const Tag = z
  .string()
  .trim()
  .toLowerCase()
  .max(40, "A tag has at most 40 characters.")
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    "A tag has letters a to z, digits and single dashes between them.",
  );

export const TagList = z
  .array(Tag)
  .transform((tags) => [...new Set(tags)].sort())
  .refine((tags) => tags.length <= MOST_TAGS, `A postmortem takes at most ${MOST_TAGS} tags.`);

export const FactorList = z
  .array(z.enum(FACTORS, `Choose ${FACTORS.join(", ")}.`))
  .max(FACTORS.length, "Each factor is chosen once.")
  .transform((chosen) => FACTORS.filter((factor) => chosen.includes(factor)));

/** The lists as they shall be; `version` is the postmortem's. */
export const CataloguePostmortem = z.strictObject({
  incident,
  version: Version.optional(),
  factors: FactorList.optional(),
  tags: TagList.optional(),
});

export const ListTags = z.strictObject({
  /** How they begin. */
  q: SearchText.default(""),
});
