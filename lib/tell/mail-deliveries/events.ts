import { z } from "zod";
import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";

/** What is done about mail, and the mail that lets people in again. */
export const MailEvents = defineEvents({
  "mail.asked-again": event({ kind: "settings", reads: QUIET }),
  "mail.test-asked": event({ kind: "settings", reads: QUIET }),
  "mail.read": event({ kind: ["looks", "settings"], after: z.object({}), reads: QUIET }),
  "account.reset-asked": event({
    kind: "people",
    after: z.object({ ip: z.string().nullable() }),
    reads: QUIET,
  }),
  "account.reset-sent": event({
    kind: "people",
    after: z.object({ by: z.string(), isMailed: z.boolean() }),
    reads: QUIET,
  }),
});
