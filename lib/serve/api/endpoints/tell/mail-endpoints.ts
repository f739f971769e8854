import "server-only";
import { z } from "zod";
import { MAIL_OUTCOMES } from "@/lib/platform/mail/failure-rules";
import { NO_PATH, read, write } from "@/lib/serve/api/endpoints/endpoint";
import { pageOf } from "@/lib/serve/api/endpoints/learn/follow-up-answers";
import { Time } from "@/lib/serve/api/endpoints/respond/answers";
import { eachOf } from "@/lib/serve/api/endpoints/shapes";
import { LEFT_OUT, MAIL_STATES } from "@/lib/tell/mail-deliveries/letters/standing-rules";
import { listOwnMail, readMailLog } from "@/lib/tell/mail-deliveries/queries";
import { resendMail } from "@/lib/tell/mail-deliveries/sending/resend";
import { sendTestMail } from "@/lib/tell/mail-deliveries/sending/send-test";
import { chooseMail } from "@/lib/tell/notifications/choose-mail";
import { MAIL_CHOICES } from "@/lib/tell/notifications/mail-choice-rules";
import { readMailSettings } from "@/lib/tell/notifications/mail-settings";
import { NOTIFICATION_KINDS } from "@/lib/tell/notifications/news";

const Choices = eachOf(NOTIFICATION_KINDS, z.enum(MAIL_CHOICES)).meta({
  id: "MailChoices",
  description: "When each kind of notification is mailed",
});

const MailDelivery = z
  .strictObject({
    id: z.uuid(),
    to: z.strictObject({ id: z.uuid(), name: z.string() }),
    address: z.string(),
    purpose: z.enum(["NOTIFICATIONS", "TEST", "PASSWORD_RESET"]),
    state: z.enum(MAIL_STATES),
    subject: z.string(),
    text: z.string().meta({ description: "As it was last tried" }),
    queuedAt: Time,
    nextAttemptAt: Time.nullable(),
    sentAt: Time.nullable(),
    givenUpAt: Time.nullable(),
    skippedAt: Time.nullable(),
    skippedWhy: z.enum(LEFT_OUT).nullable(),
    attemptCount: z.int(),
    attempts: z
      .array(
        z.strictObject({
          startedAt: Time,
          endedAt: Time.nullable(),
          outcome: z.enum(MAIL_OUTCOMES).nullable(),
          answer: z.string(),
        }),
      )
      .meta({ description: "The newest twenty, newest first" }),
  })
  .meta({ id: "MailDelivery" });

/** What is mailed to whom, and what became of it. */
export const MAIL_ENDPOINTS = {
  "GET /me/notification-settings": read(readMailSettings, {
    group: "Notifications",
    does: "Says when you are mailed, and where to.",
    path: NO_PATH,
    answer: z.strictObject({ address: z.string(), isSetUp: z.boolean(), mail: Choices }),
  }),
  "PUT /me/notification-settings": write(chooseMail, {
    group: "Notifications",
    does: "Chooses when you are mailed; for a kind that is left out, its default holds.",
    answer: z.strictObject({ mail: Choices }),
  }),
  "GET /me/mail": read(listOwnMail, {
    group: "Notifications",
    does: "Lists mail to you with what became of it, newest first.",
    path: NO_PATH,
    answer: pageOf(MailDelivery),
  }),
  "POST /me/mail/test": write(sendTestMail, {
    group: "Notifications",
    does: "Sends you a test mail; what became of it is in the list of mail to you.",
    status: 201,
    answer: z.strictObject({ id: z.uuid() }),
  }),
  "GET /mail": read(readMailLog, {
    group: "Notifications",
    does: "Lists mail to everybody with what became of it, newest first. For admins.",
    path: NO_PATH,
    answer: pageOf(MailDelivery),
  }),
  "POST /mail/{id}/attempts": write(resendMail, {
    group: "Notifications",
    does: "Tries a mail again at once. For admins.",
    path: { id: "deliveryId" },
    answer: z.strictObject({ id: z.uuid() }),
  }),
} as const;
