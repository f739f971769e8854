import { z } from "zod";
import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";

export const DemoEvents = defineEvents({
  "demo.loaded": event({
    kind: "settings",
    after: z.object({ incidents: z.number() }),
    reads: QUIET,
  }),
});
