import { z } from "zod";

/** Judges burn rates and velocity of all SLOs, and asks for itself again. */
export const WatchSlos = {
  name: "slo.watch",
  payload: z.strictObject({}),
  /** In case its chain broke; otherwise each run asks for the next. */
  schedule: "* * * * *",
  everyMs: 30_000,
} as const;
