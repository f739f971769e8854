import { nextAttemptAt, TRIED_FOR_MS } from "@/lib/platform/jobs/backoff-rules";
import type { AttemptOutcome } from "@/lib/platform/outbound/send";

/** What is known before an attempt is judged. */
export type Tried = {
  /** Including this one. */
  readonly attempts: number;
  readonly createdAt: Date;
  readonly failingSince: Date | null;
  readonly givenUpInARow: number;
};

export type Verdict =
  | { readonly state: "DELIVERED"; readonly disable: null }
  | {
      readonly state: "WAITING";
      readonly nextAttemptAt: Date;
      readonly stepsAside: boolean;
      readonly disable: Disabling | null;
    }
  | { readonly state: "GIVEN_UP"; readonly because: string; readonly disable: Disabling | null };

/** Why the endpoint is switched off with it. */
type Disabling = "GONE" | "FAILING";

/** So many deliveries given up one after another switch an endpoint off. */
export const GIVEN_UP_MOST = 20;
/** After so many refusals by a receiver that answers, a delivery lets the others pass: about three minutes. */
export const STEPS_ASIDE_AFTER = 5;

const GONE = 410;
/** Answers that speak of the receiver, not of what was sent to it. */
const RECEIVER_AWAY = new Set([408, 425, 429, 502, 503, 504]);

/**
 * What follows from an attempt. A receiver that is away is waited for, so that order is kept; one that
 * answers but refuses a single delivery does not hold up the others for ever.
 * @param random from 0 up to, not including, 1
 */
export function judgeAttempt(
  outcome: AttemptOutcome,
  tried: Tried,
  now: Date,
  random: number,
): Verdict {
  if (isSuccess(outcome)) return { state: "DELIVERED", disable: null };
  if (outcome.kind === "answered" && outcome.status === GONE) {
    return { state: "GIVEN_UP", because: "The receiver answered 410 Gone.", disable: "GONE" };
  }
  const hasFailedLong = now.getTime() - (tried.failingSince ?? now).getTime() >= TRIED_FOR_MS;
  const nextAt = nextAttemptAt(tried.attempts, tried.createdAt, now, random);
  if (nextAt === null) {
    const isLast = hasFailedLong || tried.givenUpInARow + 1 >= GIVEN_UP_MOST;
    const because = "It was tried for three days without success.";
    return { state: "GIVEN_UP", because, disable: isLast ? "FAILING" : null };
  }
  return {
    state: "WAITING",
    nextAttemptAt: nextAt,
    stepsAside: tried.attempts >= STEPS_ASIDE_AFTER && isRefusal(outcome),
    disable: hasFailedLong ? "FAILING" : null,
  };
}

/** Only 2xx is success. */
export function isSuccess(outcome: AttemptOutcome): boolean {
  return outcome.kind === "answered" && outcome.status >= 200 && outcome.status <= 299;
}

/** Why an attempt failed, as a sentence; null for a success. */
export function explainOutcome(outcome: AttemptOutcome): string | null {
  if (outcome.kind === "failed") return outcome.error;
  if (isSuccess(outcome)) return null;
  const { status } = outcome;
  if (status >= 300 && status <= 399) {
    return `The receiver answered ${status}, a redirect. Redirects are not followed: give the address it leads to.`;
  }
  return `The receiver answered ${status} instead of 2xx.`;
}

function isRefusal(outcome: AttemptOutcome): boolean {
  return outcome.kind === "answered" && !RECEIVER_AWAY.has(outcome.status);
}
