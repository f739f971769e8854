import { z } from "zod";
import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";

/** When one is mailed, by kind of notification. */
const Choices = z.record(z.string(), z.string());

/** What people choose of what they are told. */
export const NotificationEvents = defineEvents({
  "account.mail-chosen": event({ kind: "people", before: Choices, after: Choices, reads: QUIET }),
});
