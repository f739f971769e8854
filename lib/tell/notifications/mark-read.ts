import "server-only";
import { requirePerson } from "@/lib/people/people/account";
import { defineCommand } from "@/lib/platform/command/command";
import { notFound } from "@/lib/platform/core/errors";
import { ownAndVisible } from "./queries";
import { MarkRead, Nothing } from "./schemas";

/** Marks one of one's notifications as read. Not audited: it says nothing of the record. @throws DomainError NOT_FOUND. */
export const markRead = defineCommand({
  name: "notification.mark-read",
  permission: "notification.read",
  input: MarkRead,
  sample: { notificationId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, { notificationId: id }, ctx) => {
    const me = requirePerson(ctx);
    const own = await tx.notification.findFirst({
      where: { AND: [{ id }, ownAndVisible(me.id, ctx.actor)] },
    });
    if (!own) throw notFound("This notification");
    await tx.notification.updateMany({ where: { id, readAt: null }, data: { readAt: ctx.now } });
    return { result: { id }, audit: "unchanged" };
  },
});

/** Marks all of one's notifications up to now as read. */
export const markAllRead = defineCommand({
  name: "notification.mark-all-read",
  permission: "notification.read",
  input: Nothing,
  sample: {},
  run: async (tx, _input, ctx) => {
    const own = ownAndVisible(requirePerson(ctx).id, ctx.actor);
    const { count } = await tx.notification.updateMany({
      where: { AND: [own, { readAt: null }] },
      data: { readAt: ctx.now },
    });
    return { result: { marked: count }, audit: "unchanged" };
  },
});
