import { z } from "zod";
import { defineEvents, event } from "@/lib/platform/audit/event";
import { because } from "@/lib/platform/audit/sentences";

const kind = "incidents";
/** The number of the text, and what proves it. */
const Revision = z.object({
  revision: z.number(),
  digest: z.string(),
  /** Whom the text names; older events do not say. */
  mentions: z.array(z.string()).exactOptional(),
});

/** What people write on a timeline; the entry itself stands there. */
export const EntryEvents = defineEvents({
  "entry.added": event({ kind, after: Revision, reads: () => "Timeline entry added." }),
  "entry.revised": event({
    kind,
    after: Revision,
    reads: ({ after, reason }) =>
      because(`Timeline entry revised (revision ${after.revision})`, reason),
  }),
  "entry.removed": event({
    kind,
    after: Revision,
    reads: ({ reason }) => because("Timeline entry removed", reason),
  }),
});
