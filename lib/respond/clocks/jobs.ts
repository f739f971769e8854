import { z } from "zod";

/** Runs when a promise falls due, to record the breach if it was not kept. */
export const RecordBreach = {
  name: "clock.record-breach",
  payload: z.strictObject({ clockId: z.uuid() }),
  isUrgent: true,
} as const;

/** Runs when three quarters of the time to an update are used, so that somebody is told before it is late. */
export const RecordRisk = {
  name: "clock.record-risk",
  payload: z.strictObject({ clockId: z.uuid() }),
} as const;
