import { z } from "zod";
import { Id } from "@/lib/platform/core/input";
import { MAIL_STATES } from "./letters/standing-rules";

export const Nothing = z.strictObject({});
/** `byMail: false` shows the link even where mail is set up. */
export const SendReset = z.strictObject({ userId: Id, byMail: z.boolean().default(true) });
export const Resend = z.strictObject({ deliveryId: Id });
export const ListDeliveries = z.strictObject({
  state: z.enum(MAIL_STATES).optional(),
  limit: z.number().int().min(1).max(200, "A page has at most 200 rows.").default(50),
  cursor: z.string().max(200).optional(),
});
