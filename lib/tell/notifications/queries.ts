import "server-only";
import { requirePerson } from "@/lib/people/people/account";
import type { Actor } from "@/lib/platform/access/actor";
import { defineQuery } from "@/lib/platform/command/query";
import { decodeCursor, encodeCursor, type Page, toPage } from "@/lib/platform/core/cursor";
import { iso } from "@/lib/platform/core/json";
import { refOf } from "@/lib/respond/incidents/view";
import { visibleTo } from "@/lib/respond/incidents/visibility/visibility";
import type { Prisma } from "@/prisma/generated/client";
import { ListNotifications, Nothing } from "./schemas";

/** The bell counts no further: beyond it, the number says nothing. */
export const UNREAD_MAX = 100;

/** A notification as API and browser get it; the incident is named as it is now. */
export type NotificationView = ReturnType<typeof viewNotification>;

/** One's own notifications, newest first, paged by cursor. */
export const listNotifications = defineQuery({
  name: "notification.list",
  permission: "notification.read",
  input: ListNotifications,
  sample: {},
  run: async (db, input, ctx): Promise<Page<NotificationView>> => {
    const { id } = requirePerson(ctx);
    const rows = await db.notification.findMany({
      where: { AND: [ownAndVisible(id, ctx.actor), ...after(input.cursor)] },
      orderBy: [{ createdAt: "desc" }, { number: "desc" }],
      take: input.limit + 1,
      include: INCIDENT,
    });
    const cursorOf = (row: Row) => encodeCursor([row.createdAt.toISOString(), row.number]);
    return toPage(rows, input.limit, cursorOf, viewNotification);
  },
});

/** How many of one's notifications are unread, counted up to `UNREAD_MAX`. */
export const countUnread = defineQuery({
  name: "notification.count-unread",
  permission: "notification.read",
  input: Nothing,
  sample: {},
  run: async (db, _input, ctx) => {
    const { id } = requirePerson(ctx);
    const where = { AND: [ownAndVisible(id, ctx.actor), { readAt: null }] };
    return { unread: await db.notification.count({ where, take: UNREAD_MAX }) };
  },
});

const INCIDENT = {
  incident: { select: { number: true, title: true, severity: true } },
} as const satisfies Prisma.NotificationInclude;
type Row = Prisma.NotificationGetPayload<{ include: typeof INCIDENT }>;

/** Access may have ended since somebody was told: then the notification is gone with it. */
export function ownAndVisible(userId: string, actor: Actor): Prisma.NotificationWhereInput {
  return { userId, OR: [{ incidentId: null }, { incident: visibleTo(actor) }] };
}

function after(cursor: string | undefined): Prisma.NotificationWhereInput[] {
  if (cursor === undefined) return [];
  const { at, number } = decodeCursor(cursor);
  return [
    { createdAt: { lte: at } },
    { OR: [{ createdAt: { lt: at } }, { number: { lt: number } }] },
  ];
}

function viewNotification(row: Row) {
  const { id, kind, sentence, path, incident } = row;
  return {
    id,
    kind,
    sentence,
    path,
    incident: incident && { ...incident, ref: refOf(incident.number) },
    createdAt: iso(row.createdAt),
    readAt: iso(row.readAt),
  };
}
