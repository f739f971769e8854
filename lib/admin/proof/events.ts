import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";

/** How records that are older than their proof came under it. */
export const ProofEvents = defineEvents({
  "record.adopted": event({
    kind: "settings",
    reads: () => "From here on every row is proved, as it is now.",
  }),
  "stream.adopted": event({ kind: "settings", reads: QUIET }),
  "register.completed": event({ kind: "settings", reads: QUIET }),
});
