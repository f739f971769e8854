import "server-only";
import { PostmortemEvents } from "@/lib/learn/postmortems/events";
import { holdPostmortem } from "@/lib/learn/postmortems/load";
import { viewPostmortem } from "@/lib/learn/postmortems/view";
import { defineCommand } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { streamOf } from "@/lib/respond/incidents/load";
import { addToCatalogue, type Catalogue, readCatalogue } from "./catalogue";
import { CataloguePostmortem } from "./schemas";

/**
 * Says under which kinds of cause and which tags a postmortem is found. Also of a published one: it is cataloguing,
 * and its text stays as it is. A list that is left out stays as well.
 * @throws DomainError NOT_FOUND; CONFLICT when `version` is stale.
 */
export const cataloguePostmortem = defineCommand({
  name: "postmortem.catalogue",
  permission: "postmortem.write",
  input: CataloguePostmortem,
  sample: {
    incident: 42,
    factors: ["CONFIGURATION", "MONITORING"],
    tags: ["connection-pool", "peak-load"],
  },
  run: async (tx, input, ctx) => {
    const { incident, postmortem } = await holdPostmortem(tx, input, ctx.actor);
    const before = await readCatalogue(tx, postmortem.id);
    const { tags = before.tags, factors = before.factors } = input;
    const after: Catalogue = { tags, factors };
    if (JSON.stringify(after) === JSON.stringify(before)) {
      return { result: await viewPostmortem(tx, incident.id, ctx), audit: "unchanged" };
    }
    await write(tx, postmortem.id, after, ctx.now);
    return {
      result: await viewPostmortem(tx, incident.id, ctx),
      audit: [
        PostmortemEvents.entry("postmortem.catalogued", {
          stream: streamOf(incident),
          subject: { type: "postmortem", id: postmortem.id },
          before,
          after,
        }),
      ],
    };
  },
});

async function write(tx: Tx, postmortemId: string, { tags, factors }: Catalogue, addedAt: Date) {
  await tx.postmortemTag.deleteMany({ where: { postmortemId, tag: { notIn: [...tags] } } });
  await tx.postmortemFactor.deleteMany({
    where: { postmortemId, factor: { notIn: [...factors] } },
  });
  await addToCatalogue(tx, postmortemId, { tags, factors }, addedAt);
  await tx.postmortem.update({ where: { id: postmortemId }, data: { version: { increment: 1 } } });
}
