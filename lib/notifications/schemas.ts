import { z } from "zod";
import { Id } from "@/lib/core/input";

export const Nothing = z.strictObject({});
export const MarkRead = z.strictObject({ notificationId: Id });
export const ListNotifications = z.strictObject({
  limit: z.number().int().min(1).max(200, "A page has at most 200 rows.").default(50),
  cursor: z.string().max(200).optional(),
});
