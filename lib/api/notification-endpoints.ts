import "server-only";
import { z } from "zod";
import { SEVERITIES } from "@/lib/clocks/policy";
import { markAllRead, markRead } from "@/lib/notifications/mark-read";
import { NOTIFICATION_KINDS } from "@/lib/notifications/news";
import { listNotifications } from "@/lib/notifications/queries";
import { Time } from "./answers";
import { NO_PATH, read, write } from "./endpoint";
import { pageOf } from "./follow-up-answers";

const Notification = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(NOTIFICATION_KINDS),
    sentence: z.string(),
    path: z.string().meta({ description: "Where it leads, within Muster" }),
    incident: z
      .strictObject({
        number: z.int(),
        ref: z.string(),
        title: z.string(),
        severity: z.enum(SEVERITIES),
      })
      .nullable(),
    createdAt: Time,
    readAt: Time.nullable(),
  })
  .meta({ id: "Notification" });

/** What a person was told. */
export const NOTIFICATION_ENDPOINTS = {
  "GET /notifications": read(listNotifications, {
    group: "Notifications",
    does: "Lists what you were told, newest first.",
    path: NO_PATH,
    answer: pageOf(Notification),
  }),
  "PUT /notifications/{id}/read": write(markRead, {
    group: "Notifications",
    does: "Marks one of your notifications as read.",
    path: { id: "notificationId" },
    answer: z.strictObject({ id: z.uuid() }),
  }),
  "PUT /notifications/read": write(markAllRead, {
    group: "Notifications",
    does: "Marks all your notifications as read.",
    answer: z.strictObject({ marked: z.int() }),
  }),
} as const;
