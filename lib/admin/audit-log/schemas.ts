import { z } from "zod";
import { Id, INT_MAX, Instant, SearchText } from "@/lib/platform/core/input";
import { AUDIT_KIND_KEYS } from "./kinds-rules";

const FILTERS = {
  /** Who did it. */
  person: Id.optional(),
  kind: z.enum(AUDIT_KIND_KEYS, "Choose one of the kinds of events.").optional(),
  type: z
    .string()
    .regex(/^[a-z-]{1,40}\.[a-z-]{1,60}$/, "Write a type such as people.role-changed.")
    .optional(),
  /** Everything in the chain of this incident, and every look at it. */
  incident: z.number().int().positive().max(INT_MAX).optional(),
  /** What it was done to: `user:` and its id. */
  subject: z
    .string()
    .regex(/^[a-z-]{1,40}:[\w.:/-]{1,200}$/, "Write a subject such as user:ID.")
    .optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  q: SearchText.default(""),
};

export const FilterAudit = z.strictObject(FILTERS);
export type FilterAudit = z.output<typeof FilterAudit>;
export const ListAudit = z.strictObject({
  ...FILTERS,
  limit: z.number().int().min(1).max(200, "A page has at most 200 rows.").default(50),
  cursor: z.string().max(100).optional(),
});
