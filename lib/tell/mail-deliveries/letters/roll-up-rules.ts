import type { MailChoice } from "@/lib/tell/notifications/mail-choice-rules";

/** A burst is over after so long without anything new; nothing waits longer than the second figure. */
export const QUIET_MS = 20_000;
export const LONGEST_WAIT_MS = 60_000;

/** A notification that no mail has carried yet. */
export type Waiting = {
  readonly id: string;
  readonly incidentId: string | null;
  readonly choice: MailChoice;
  readonly createdAt: Date;
};

export type RollUp<W> = {
  /** Each is one mail, to be sent now. */
  readonly mails: readonly (readonly W[])[];
  /** When to look again for what is left; null when nothing is. */
  readonly lookAgainAt: Date | null;
};

/**
 * Which mails a person's waiting notifications make. One that goes at once takes along what waits about the
 * same incident; everything else waits until the burst is over, and is then one mail.
 */
export function rollUp<W extends Waiting>(waiting: readonly W[], now: Date): RollUp<W> {
  const urgent = new Set(
    waiting.filter(({ choice }) => choice === "AT_ONCE").map(({ incidentId }) => incidentId),
  );
  const atOnce = [...urgent].map((id) => waiting.filter(({ incidentId }) => incidentId === id));
  const rest = waiting.filter(({ incidentId }) => !urgent.has(incidentId));
  const dueAt = burstEndsAt(rest);
  if (dueAt === null) return { mails: atOnce, lookAgainAt: null };
  if (dueAt <= now) return { mails: [...atOnce, rest], lookAgainAt: null };
  return { mails: atOnce, lookAgainAt: dueAt };
}

function burstEndsAt(waiting: readonly Waiting[]): Date | null {
  if (waiting.length === 0) return null;
  const times = waiting.map(({ createdAt }) => createdAt.getTime());
  return new Date(Math.min(Math.max(...times) + QUIET_MS, Math.min(...times) + LONGEST_WAIT_MS));
}
