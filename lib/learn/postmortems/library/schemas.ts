import { z } from "zod";
import { FACTORS } from "@/lib/learn/postmortems/catalogue/factors";
import { Tag } from "@/lib/learn/postmortems/catalogue/schemas";
import { SearchText, Slug } from "@/lib/platform/core/input";

export const ListLibrary = z.strictObject({
  /** As search engines take it: "a phrase", -without, this or that. */
  q: SearchText.default(""),
  service: Slug.optional(),
  /** The short name of a team: those of its services' incidents. */
  team: Slug.optional(),
  factor: z.enum(FACTORS, `Choose ${FACTORS.join(", ")}.`).optional(),
  tag: Tag.optional(),
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export type ListLibrary = z.output<typeof ListLibrary>;
