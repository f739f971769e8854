import "server-only";
import { iso } from "@/lib/platform/core/json";
import type { Prisma } from "@/prisma/generated/client";
import { stateOf } from "./letters/standing-rules";

const ATTEMPTS_SHOWN = 20;

export const DELIVERY = {
  user: { select: { id: true, name: true } },
  attempts: { orderBy: [{ startedAt: "desc" }, { id: "desc" }], take: ATTEMPTS_SHOWN },
  _count: { select: { attempts: true } },
} as const satisfies Prisma.MailDeliveryInclude;
export type DeliveryRow = Prisma.MailDeliveryGetPayload<{ include: typeof DELIVERY }>;

/** A mail as API and browser get it, with its newest attempts. */
export type DeliveryView = ReturnType<typeof viewDelivery>;

export function viewDelivery(row: DeliveryRow) {
  const { id, user, address, purpose, subject, text, skippedWhy } = row;
  return {
    id,
    to: user,
    address,
    purpose,
    state: stateOf(row),
    subject,
    text,
    queuedAt: iso(row.queuedAt),
    nextAttemptAt: iso(row.nextAttemptAt),
    sentAt: iso(row.sentAt),
    givenUpAt: iso(row.givenUpAt),
    skippedAt: iso(row.skippedAt),
    skippedWhy,
    attemptCount: row._count.attempts,
    attempts: row.attempts.map(({ startedAt, endedAt, outcome, answer }) => ({
      startedAt: iso(startedAt),
      endedAt: iso(endedAt),
      outcome,
      answer,
    })),
  };
}
