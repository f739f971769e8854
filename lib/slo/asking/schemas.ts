import { z } from "zod";

export const ClaimAsk = z.strictObject({ sourceId: z.uuid() });
export const EnterSlos = z.strictObject({ sourceId: z.uuid(), again: z.boolean() });
const Stretch = z.strictObject({ start: z.number(), end: z.number(), newFrom: z.number() });
const Claimed = {
  sloId: z.uuid(),
  definition: z.number().int(),
  /** Whose claim it is: an older one's answer is no longer waited for. */
  busyUntil: z.iso.datetime(),
};
export const StoreAnswers = z.strictObject({
  ...Claimed,
  stretch: Stretch,
  answers: z.array(
    z.strictObject({
      called: z.enum(["good", "bad", "total", "value"]),
      points: z.map(z.number(), z.string()),
    }),
  ),
  remark: z.string().nullable(),
});
export const NoteFailure = z.strictObject({
  ...Claimed,
  sourceId: z.uuid(),
  because: z.string(),
  /** The source as a whole is away: all that is due of it waits. */
  isAway: z.boolean(),
  random: z.number(),
});
export const AskSources = z.strictObject({});
