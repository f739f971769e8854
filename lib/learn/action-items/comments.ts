import "server-only";
import { nameOf, userIdOf } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import { defineQuery } from "@/lib/platform/command/query";
import { iso } from "@/lib/platform/core/json";
import type { ActionItemComment } from "@/prisma/generated/client";
import { ActionItemEvents } from "./events";
import { loadItem, streamOfItem } from "./load";
import { leadsItems } from "./owners";
import { CommentOnItem, ReadActionItem } from "./schemas";

/** The newest are shown; an item that is talked about more needs a meeting. */
const SHOWN = 500;

export type CommentView = ReturnType<typeof viewComment>;

/** Says something about an item; it stays as it was said. @throws DomainError NOT_FOUND; INVALID. */
export const commentOnItem = defineCommand({
  name: "action-item.comment",
  permission: "action-item.write",
  input: CommentOnItem,
  sample: {
    actionItemId: "00000000-0000-7000-8000-000000000000",
    body: "The vendor answers on Friday",
  },
  asLead: (tx, { actionItemId }, ctx) => leadsItems(tx, ctx.actor, [actionItemId], {}),
  run: async (tx, { actionItemId, body }, ctx) => {
    const item = await loadItem(tx, { id: actionItemId }, ctx.actor);
    const by = { byId: userIdOf(ctx.actor), byName: nameOf(ctx.actor) };
    const comment = await tx.actionItemComment.create({
      data: { itemId: item.id, body, ...by, recordedAt: ctx.now },
    });
    return {
      result: viewComment(comment),
      audit: [
        ActionItemEvents.entry("action-item.commented", {
          stream: streamOfItem(item),
          subject: { type: "action-item", id: item.id },
          after: { commentId: comment.id },
        }),
      ],
    };
  },
});

/** What was said about an item, the first first. @throws DomainError NOT_FOUND. */
export const listComments = defineQuery({
  name: "action-item.comments",
  permission: "action-item.read",
  input: ReadActionItem,
  sample: { actionItemId: "00000000-0000-7000-8000-000000000000" },
  run: async (db, input, ctx) => {
    const { id: itemId } = await loadItem(db, { id: input.actionItemId }, ctx.actor);
    const newest = await db.actionItemComment.findMany({
      where: { itemId },
      orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
      take: SHOWN,
    });
    return newest.reverse().map(viewComment);
  },
});

function viewComment({ id, body, byId, byName, recordedAt }: ActionItemComment) {
  return { id, body, by: { id: byId, name: byName }, recordedAt: iso(recordedAt) };
}
