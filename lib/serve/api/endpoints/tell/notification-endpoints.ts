import "server-only";
import { z } from "zod";
import { SEVERITIES } from "@/lib/respond/clocks/policy";
import { NO_PATH, read, write } from "@/lib/serve/api/endpoints/endpoint";
import { pageOf } from "@/lib/serve/api/endpoints/learn/follow-up-answers";
import { Time } from "@/lib/serve/api/endpoints/respond/answers";
import { markAllRead, markRead } from "@/lib/tell/notifications/mark-read";
import { NOTIFICATION_KINDS } from "@/lib/tell/notifications/news";
import { listNotifications } from "@/lib/tell/notifications/queries";

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
