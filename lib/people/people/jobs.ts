import "server-only";
import { z } from "zod";

/** Somebody asked for a link to a new password; whether there is such an account is looked up here. */
export const ResetAsked = {
  name: "account.reset-asked",
  payload: z.strictObject({ email: z.string(), ip: z.string().nullable() }),
} as const;

/** Once a day: tells of tokens that end soon. */
export const KeepAccounts = {
  name: "account.keep",
  schedule: "15 4 * * *",
} as const;
