import "server-only";
import { ReviewEvents } from "@/lib/learn/postmortems/events";
import { lockPostmortem } from "@/lib/learn/postmortems/load";
import { nameOf, userIdOf } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import { streamOf } from "@/lib/respond/incidents/load";
import { loadThread } from "./say";
import { OnThread } from "./schemas";
import { readThread } from "./view";

/** Says that a thread is settled. @throws DomainError NOT_FOUND; CONFLICT when it is already, or published. */
export const resolveThread = defineCommand({
  name: "thread.resolve",
  permission: "postmortem.review",
  input: OnThread,
  sample: { incident: 42, threadId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, input, ctx) => {
    const draft = await lockPostmortem(tx, { incident: input.incident }, ctx.actor);
    const { id, section } = await loadThread(tx, draft, input.threadId, "OPEN");
    await tx.postmortemThread.update({
      where: { id },
      data: {
        resolvedAt: ctx.now,
        resolvedById: userIdOf(ctx.actor),
        resolvedName: nameOf(ctx.actor),
      },
    });
    return {
      result: await readThread(tx, id),
      audit: [
        ReviewEvents.entry("thread.resolved", {
          stream: streamOf(draft.incident),
          subject: { type: "postmortem", id: draft.postmortem.id },
          after: { threadId: id, section },
        }),
      ],
    };
  },
});

/** Opens a settled thread again. @throws DomainError NOT_FOUND; CONFLICT when it is open, or published. */
export const reopenThread = defineCommand({
  name: "thread.reopen",
  permission: "postmortem.review",
  input: OnThread,
  sample: { incident: 42, threadId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, input, ctx) => {
    const draft = await lockPostmortem(tx, { incident: input.incident }, ctx.actor);
    const { id, section } = await loadThread(tx, draft, input.threadId, "RESOLVED");
    await tx.postmortemThread.update({
      where: { id },
      data: { resolvedAt: null, resolvedById: null, resolvedName: null },
    });
    return {
      result: await readThread(tx, id),
      audit: [
        ReviewEvents.entry("thread.reopened", {
          stream: streamOf(draft.incident),
          subject: { type: "postmortem", id: draft.postmortem.id },
          after: { threadId: id, section },
        }),
      ],
    };
  },
});
