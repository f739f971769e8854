import { z } from "zod";
import { IncidentNumber } from "@/lib/respond/incidents/schemas";

/** Said by an open page every few seconds, and when somebody begins or stops writing there. */
export const ShowPresence = z.strictObject({
  incident: IncidentNumber,
  /** One open page; made by the page itself. */
  tab: z.string().regex(/^[\da-f]{32}$/, "A tab is 32 hexadecimal digits."),
  /** Where the person writes: `timeline`, `section:lessons`; null while they only read. */
  writing: z
    .string()
    .regex(/^[a-z-]{1,30}(:[a-z-]{1,40})?$/, "A place is a short word.")
    .nullable()
    .default(null),
  isLeaving: z.boolean().default(false),
  asks: z.boolean().default(false),
});
