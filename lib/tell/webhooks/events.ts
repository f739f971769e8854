import { z } from "zod";
import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";

const kind = "settings";
/** Never the whole address, which can carry a secret. */
const Called = z.object({ name: z.string(), origin: z.string() });
const Described = Called.extend({ eventTypes: z.array(z.string()) });

/** What is done about webhooks; each delivery is a row of its own. */
export const WebhookEvents = defineEvents({
  "webhook.created": event({ kind, after: Described, reads: QUIET }),
  "webhook.edited": event({
    kind,
    before: Described,
    /** The origin may be the same while the rest of the address is another. */
    after: Described.extend({ addressChanged: z.boolean().exactOptional() }),
    reads: QUIET,
  }),
  "webhook.deleted": event({ kind, before: Called, reads: QUIET }),
  "webhook.enabled": event({
    kind,
    before: z.object({ name: z.string(), disabledBecause: z.string().nullable() }),
    reads: QUIET,
  }),
  "webhook.disabled": event({
    kind,
    after: z.object({ name: z.string(), because: z.enum(["PERSON", "GONE", "FAILING"]) }),
    reads: QUIET,
  }),
  "webhook.secret-rotated": event({
    kind,
    after: z.object({ name: z.string(), previousSecretUntil: z.string() }),
    reads: QUIET,
  }),
  "webhook.test-sent": event({ kind, after: z.object({ name: z.string() }), reads: QUIET }),
  "webhook.resent": event({
    kind,
    after: z.object({ webhook: z.string(), type: z.string(), messageId: z.string() }),
    reads: QUIET,
  }),
  "webhook.delivery-read": event({ kind: ["looks", kind], after: z.object({}), reads: QUIET }),
});
