import "server-only";
import { PostmortemEvents } from "@/lib/learn/postmortems/events";
import { lockPostmortem } from "@/lib/learn/postmortems/load";
import { EditSection } from "@/lib/learn/postmortems/schemas";
import { nameOf } from "@/lib/platform/access/actor";
import { digestOf } from "@/lib/platform/audit/chain";
import { defineCommand } from "@/lib/platform/command/command";
import { DomainError } from "@/lib/platform/core/errors";
import { streamOf } from "@/lib/respond/incidents/load";
import { saveSection } from "./save-section";

/**
 * Saves one section. Each has its own version, so that two people in two sections never collide.
 * @throws DomainError NOT_FOUND; CONFLICT when published, or when somebody saved the section meanwhile:
 * `current` then carries their text, so that nothing is overwritten.
 */
export const editSection = defineCommand({
  name: "postmortem.edit-section",
  permission: "postmortem.write",
  input: EditSection,
  sample: { incident: 42, key: "root-cause", body: "The pool had no limit.", version: 1 },
  run: async (tx, input, ctx) => {
    const { incident, postmortem } = await lockPostmortem(
      tx,
      { incident: input.incident },
      ctx.actor,
    );
    const where = { postmortemId_key: { postmortemId: postmortem.id, key: input.key } };
    const section = await tx.postmortemSection.findUniqueOrThrow({ where });
    const { key, body } = input;
    if (section.body === body)
      return { result: { key, version: section.version }, audit: "unchanged" };
    if (section.version !== input.version) {
      throw new DomainError("CONFLICT", `${section.updatedName} changed this section meanwhile.`, {
        current: { version: section.version, body: section.body, by: section.updatedName },
      });
    }
    const version = section.version + 1;
    await saveSection(
      tx,
      { postmortemId: postmortem.id, key, body, version },
      nameOf(ctx.actor),
      ctx,
    );
    await tx.postmortem.update({
      where: { id: postmortem.id },
      data: { version: { increment: 1 } },
    });
    return {
      result: { key, version },
      audit: [
        PostmortemEvents.entry("postmortem.section-edited", {
          stream: streamOf(incident),
          subject: { type: "postmortem", id: postmortem.id },
          after: { key, version, digest: digestOf({ key, version, body }) },
        }),
      ],
    };
  },
});
