import { z } from "zod";
import { Id } from "@/lib/platform/core/input";
import { MAIL_CHOICES } from "./mail-choice-rules";
import { NOTIFICATION_KINDS } from "./news";

export const Nothing = z.strictObject({});
export const MarkRead = z.strictObject({ notificationId: Id });
export const ListNotifications = z.strictObject({
  limit: z.number().int().min(1).max(200, "A page has at most 200 rows.").default(50),
  cursor: z.string().max(200).optional(),
});
/** All of one's choices; for a kind that is left out, its default holds. */
export const ChooseMail = z.strictObject({
  mail: z.partialRecord(z.enum(NOTIFICATION_KINDS), z.enum(MAIL_CHOICES)),
});
