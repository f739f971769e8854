import "server-only";
import { iso } from "@/lib/core/json";
import { streamOf } from "@/lib/incidents/load";
import { findActiveUser } from "@/lib/people/load";
import { defineCommand } from "@/lib/shell/command";
import { lockPostmortem } from "./load";
import { EditPostmortem } from "./schemas";
import { viewPostmortem } from "./view";

/** Changes who owns a postmortem and when it is due. @throws DomainError NOT_FOUND, INVALID, CONFLICT. */
export const editPostmortem = defineCommand({
  name: "postmortem.edit",
  permission: "postmortem.write",
  input: EditPostmortem,
  sample: { incident: 42, dueAt: "2026-12-01T12:00:00Z" },
  run: async (tx, input, ctx) => {
    const { incident, postmortem } = await lockPostmortem(tx, input, ctx.actor);
    const { ownerId, dueAt } = input;
    if (ownerId) await findActiveUser(tx, ownerId, "ownerId");
    const after = await tx.postmortem.update({
      where: { id: postmortem.id },
      data: {
        ...(ownerId !== undefined && { ownerId }),
        ...(dueAt !== undefined && { dueAt }),
        version: { increment: 1 },
      },
    });
    return {
      result: await viewPostmortem(tx, incident.id, ctx.now),
      audit: [
        {
          stream: streamOf(incident),
          type: "postmortem.edited",
          subject: { type: "postmortem", id: postmortem.id },
          before: { ownerId: postmortem.ownerId, dueAt: iso(postmortem.dueAt) },
          after: { ownerId: after.ownerId, dueAt: iso(after.dueAt) },
        },
      ],
    };
  },
});
