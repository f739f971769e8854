import { z } from "zod";

/** Puts SLOs in the order of their need, once a minute. */
export const RankAll = {
  name: "slo.rank-all",
  schedule: "* * * * *",
  payload: z.looseObject({}),
} as const;
