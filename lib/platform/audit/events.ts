import { defineEvents, event, QUIET } from "./event";

/** What a chain says of itself. */
export const ChainEvents = defineEvents({
  /** A command changed rows that this stream proves, and had no event of its own for it. */
  "record.changed": event({ kind: "settings", reads: () => "Its rows changed." }),
  "stream.opened": event({ kind: "settings", reads: QUIET }),
});
