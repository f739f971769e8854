import "server-only";
import { z } from "zod";
import { AccountEvents } from "@/lib/people/people/events";
import { systemActor } from "@/lib/platform/access/actor";
import { type Admitted, claimTelling } from "@/lib/platform/access/sign-in-pace";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import { Id } from "@/lib/platform/core/input";
import { log } from "@/lib/platform/core/log";
import type { SignInRefusal } from "./refusal-rules";
import { noteRefusedAttempt } from "./refused-attempts";
import type { Visit } from "./visit";

/** Why a sign-in did not end in a session. The person is told less: they might be somebody else. */
export type FailedSignIn = {
  readonly reason:
    | "wrong-password"
    | "unknown-account"
    | "no-password"
    | "disabled"
    /** The wait after earlier failures was not over. */
    | "too-soon"
    /** Too many passwords were being looked at. */
    | "too-busy"
    | SignInRefusal;
  readonly method: "password" | "single sign-on";
  /** Whose account it was; null when there is none, or nobody knows. */
  readonly userId: string | null;
  /** The address that was given, as far as it is one. */
  readonly email: string | null;
  readonly visit: Pick<Visit, "ip" | "userAgent">;
  /** How it was counted; null when it was not. */
  readonly admitted: Pick<Admitted, "strangers"> | null;
};

/**
 * The one place where every failed sign-in ends, whichever way it came. It returns at once, so that the time of
 * an answer does not tell whether there is such an account.
 */
export function failSignIn(failed: FailedSignIn): void {
  const { reason, userId, admitted, method, email } = failed;
  const isLimited = reason === "too-soon" || reason === "too-busy";
  const noted = { method, reason: WORDS[reason], userId, email, ip: failed.visit.ip };
  void noteRefusedAttempt(noted, isLimited ? "limited" : "failed");
  if (userId === null || !admitted) return;
  tellIfMany(userId, admitted.strangers, failed.visit.ip).catch((error: unknown) =>
    log.error({ err: error }, "Failed sign-ins could not be told"),
  );
}

async function tellIfMany(userId: string, failures: number, ip: string | null): Promise<void> {
  if (!(await claimTelling(userId, failures))) return;
  await tellOwner.execute(systemActor("Muster", "job"), { userId, failures }, { ip });
}

/** As the audit log and the log say it. */
const WORDS: Readonly<Record<FailedSignIn["reason"], string>> = {
  "wrong-password": "Wrong password",
  "unknown-account": "No account has this address",
  "no-password": "The account has no password",
  disabled: "This person's access has ended",
  "too-soon": "The wait after earlier failures was not over",
  "too-busy": "Too many passwords were being looked at",
  Unverified: "The provider told no verified e-mail address",
  NoRole: "No account and no invitation has this address",
  Disabled: "This person's access has ended",
  StateMismatch: "The provider's answer belongs to another browser, or came too late",
  ProviderDown: "The provider did not answer",
  Cancelled: "The person called it off at the provider",
  ProviderRefused: "The provider's answer was refused",
};

/** Records that many passwords were tried, which tells the account's owner. */
const tellOwner = defineCommand({
  name: "account.tell-failed-sign-ins",
  permission: "system",
  input: z.strictObject({ userId: Id, failures: z.number().int() }),
  sample: { userId: "00000000-0000-7000-8000-000000000000", failures: 8 },
  run: async (_tx, { userId, failures }, ctx) => ({
    result: { userId },
    audit: [
      AccountEvents.entry("account.sign-ins-failed", {
        stream: WORKSPACE_STREAM,
        subject: { type: "user", id: userId },
        after: { failures, ip: ctx.ip },
      }),
    ],
  }),
});
