import { z } from "zod";
import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";

const kind = "settings";
/** Never the whole address, nor a secret. */
const Described = z.object({
  slug: z.string(),
  name: z.string(),
  origin: z.string(),
  credentials: z.string(),
  userName: z.string().nullable(),
  archivedAt: z.string().nullable(),
});

/** What is done about data sources. */
export const DataSourceEvents = defineEvents({
  "data-source.created": event({ kind, after: Described, reads: QUIET }),
  "data-source.edited": event({
    kind,
    before: Described,
    /** The rest of the address, or the secret, may be another while all that is told is the same. */
    after: Described.extend({
      addressChanged: z.boolean().exactOptional(),
      secretChanged: z.boolean().exactOptional(),
    }),
    reads: QUIET,
  }),
  "data-source.archived": event({ kind, after: Described, reads: QUIET }),
  "data-source.check-asked": event({
    kind,
    after: z.object({ slug: z.string(), name: z.string() }),
    reads: QUIET,
  }),
});
