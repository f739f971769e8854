import { z } from "zod";

/** Runs when a promise falls due, to record the breach if it was not kept. */
export const RecordBreach = {
  name: "clock.record-breach",
  payload: z.strictObject({ clockId: z.uuid() }),
  isUrgent: true,
} as const;
