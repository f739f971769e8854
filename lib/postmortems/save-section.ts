import "server-only";
import { userIdOf } from "@/lib/access/actor";
import type { Tx } from "@/lib/core/db";
import type { Context } from "@/lib/shell/context";
import { lapseApprovals } from "./review/state";
import type { SectionKey } from "./template";

type Section = { postmortemId: string; key: SectionKey; body: string; version: number };

/**
 * Stores a section's text as its newest version and keeps it as a revision that is never changed. Whoever had
 * approved the text approved another one.
 */
export async function saveSection(tx: Tx, section: Section, byName: string, ctx: Context) {
  const { postmortemId, key, body, version } = section;
  const byId = userIdOf(ctx.actor);
  const stamp = { updatedAt: ctx.now, updatedById: byId, updatedName: byName };
  await tx.postmortemSection.upsert({
    where: { postmortemId_key: { postmortemId, key } },
    create: { postmortemId, key, body, version, ...stamp },
    update: { body, version, ...stamp },
  });
  await tx.postmortemSectionRevision.create({
    data: { postmortemId, key, version, body, byId, byName, recordedAt: ctx.now },
  });
  await lapseApprovals(tx, postmortemId, ctx.now);
}
