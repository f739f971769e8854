import "server-only";
import { requirePerson } from "@/lib/people/people/account";
import { ACCESS_STREAM } from "@/lib/platform/audit/entry";
import { defineQuery } from "@/lib/platform/command/query";
import { decodeCursor, encodeCursor, type Page, toPage } from "@/lib/platform/core/cursor";
import type { ReadDb } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import { mailConfig } from "@/lib/platform/mail/config";
import { ownAndVisible } from "@/lib/tell/notifications/queries";
import type { Prisma } from "@/prisma/generated/client";
import { MailEvents } from "./events";
import type { MailState } from "./letters/standing-rules";
import { ListDeliveries, Nothing } from "./schemas";
import { DELIVERY, type DeliveryRow, type DeliveryView, viewDelivery } from "./view";

/** Mail to oneself, newest first; without what is about incidents that one may no longer see. */
export const listOwnMail = defineQuery({
  name: "mail-delivery.list",
  permission: "notification.read",
  input: ListDeliveries,
  sample: {},
  run: (db, input, ctx) => {
    const { id: userId } = requirePerson(ctx);
    const notifications = { every: { notification: ownAndVisible(userId, ctx.actor) } };
    return findPage(db, input, { userId, notifications });
  },
});

/** Mail to everybody, for admins. */
export const readMailLog = defineQuery({
  name: "mail-delivery.log",
  permission: "mail.manage",
  input: ListDeliveries,
  sample: { state: "GIVEN_UP" },
  look: () =>
    MailEvents.entry("mail.read", {
      stream: ACCESS_STREAM,
      subject: { type: "workspace", id: "mail" },
      after: {},
    }),
  run: (db, input) => findPage(db, input, {}),
});

/** Whether mail is set up, when one last went through, and since when the server fails. */
export const readMailHealth = defineQuery({
  name: "mail-delivery.health",
  permission: "notification.read",
  input: Nothing,
  sample: {},
  run: async (db) => {
    const last = await db.mailAttempt.findFirst({
      where: { outcome: "ACCEPTED" },
      orderBy: { startedAt: "desc" },
      select: { startedAt: true, endedAt: true },
    });
    // A refused recipient is no failing server.
    const failing = await db.mailAttempt.findFirst({
      where: {
        outcome: { in: ["FAILED", "UNKNOWN"] },
        ...(last && { startedAt: { gt: last.startedAt } }),
      },
      orderBy: { startedAt: "asc" },
      select: { startedAt: true, answer: true },
    });
    return {
      isSetUp: mailConfig() !== null,
      lastSentAt: iso(last?.endedAt ?? null),
      failingSince: iso(failing?.startedAt ?? null),
    };
  },
});
export type MailHealth = Awaited<ReturnType<typeof readMailHealth.execute>>;

type Asked = { limit: number; cursor?: string | undefined; state?: MailState | undefined };

async function findPage(
  db: ReadDb,
  { state, limit, cursor }: Asked,
  whose: Prisma.MailDeliveryWhereInput,
): Promise<Page<DeliveryView>> {
  const rows = await db.mailDelivery.findMany({
    where: {
      AND: [
        whose,
        ...(state ? [IN_STATE[state]] : []),
        ...(cursor === undefined ? [] : [{ number: { lt: decodeCursor(cursor).number } }]),
      ],
    },
    orderBy: { number: "desc" },
    take: limit + 1,
    include: DELIVERY,
  });
  const cursorOf = (row: DeliveryRow) => encodeCursor([row.queuedAt.toISOString(), row.number]);
  return toPage(rows, limit, cursorOf, viewDelivery);
}

/** The same as `stateOf`, for the database. */
const IN_STATE: Readonly<Record<MailState, Prisma.MailDeliveryWhereInput>> = {
  WAITING: { nextAttemptAt: { not: null } },
  SENT: { nextAttemptAt: null, sentAt: { not: null } },
  GIVEN_UP: { nextAttemptAt: null, givenUpAt: { not: null } },
  SKIPPED: { nextAttemptAt: null, skippedAt: { not: null } },
};
