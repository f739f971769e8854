import "server-only";
import { differenceOf } from "@/lib/platform/audit/difference";
import { defineCommand } from "@/lib/platform/command/command";
import { iso } from "@/lib/platform/core/json";
import { streamOf } from "@/lib/respond/incidents/load";
import { findWorker } from "@/lib/respond/incidents/people";
import { PostmortemEvents } from "./events";
import { lockPostmortem } from "./load";
import { refreshReview } from "./review/state";
import { EditPostmortem } from "./schemas";
import { saveSections } from "./sections/save-section";
import { viewPostmortem } from "./view";

/**
 * Changes who owns a postmortem, when it is due, and any of its sections, all at once. Where one person
 * writes one section beside others, `editSection` compares that section's own version.
 * @throws DomainError NOT_FOUND, INVALID, CONFLICT.
 */
export const editPostmortem = defineCommand({
  name: "postmortem.edit",
  permission: "postmortem.write",
  input: EditPostmortem,
  sample: {
    incident: 42,
    dueAt: "2026-12-01T12:00:00Z",
    sections: { "root-cause": "The pool had no limit." },
  },
  run: async (tx, input, ctx) => {
    const { incident, postmortem } = await lockPostmortem(tx, input, ctx.actor);
    const { ownerId, dueAt, sections = {} } = input;
    if (ownerId) await findWorker(tx, ownerId, incident, "ownerId");
    const before = { ownerId: postmortem.ownerId, dueAt: iso(postmortem.dueAt) };
    const after = {
      ownerId: ownerId === undefined ? before.ownerId : ownerId,
      dueAt: dueAt === undefined ? before.dueAt : iso(dueAt),
    };
    const about = {
      stream: streamOf(incident),
      subject: { type: "postmortem", id: postmortem.id },
    };
    const isEdited = differenceOf(before, after) !== null;
    const saved = await saveSections(tx, postmortem.id, sections, ctx);
    const [first, ...rest] = [
      ...(isEdited
        ? [PostmortemEvents.entry("postmortem.edited", { ...about, before, after })]
        : []),
      ...saved.map((text) =>
        PostmortemEvents.entry("postmortem.section-edited", { ...about, after: text }),
      ),
    ];
    if (!first) return { result: await viewPostmortem(tx, incident.id, ctx), audit: "unchanged" };
    await tx.postmortem.update({
      where: { id: postmortem.id },
      data: {
        ...(ownerId !== undefined && { ownerId }),
        ...(dueAt !== undefined && { dueAt }),
        version: { increment: 1 },
      },
    });
    if (ownerId !== undefined) await refreshReview(tx, postmortem.id);
    return { result: await viewPostmortem(tx, incident.id, ctx), audit: [first, ...rest] };
  },
});
