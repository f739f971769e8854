import "server-only";
import { appendPoint } from "@/lib/learn/postmortems/markdown/markdown-rules";
import { lapseApprovals } from "@/lib/learn/postmortems/review/state";
import { isSectionKey, type SectionKey } from "@/lib/learn/postmortems/template";
import { nameOf, userIdOf } from "@/lib/platform/access/actor";
import { digestOf } from "@/lib/platform/audit/chain";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";

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

/**
 * Stores those of the texts that differ from what is written.
 * @returns what the audit chain keeps of each.
 */
export async function saveSections(
  tx: Tx,
  postmortemId: string,
  texts: Readonly<Partial<Record<SectionKey, string>>>,
  ctx: Context,
) {
  const before = await tx.postmortemSection.findMany({ where: { postmortemId } });
  const saved: { key: SectionKey; version: number; digest: string }[] = [];
  for (const { key, body: old, version: newest } of before) {
    const body = isSectionKey(key) ? texts[key] : undefined;
    if (!isSectionKey(key) || body === undefined || body === old) continue;
    const version = newest + 1;
    await saveSection(tx, { postmortemId, key, body, version }, nameOf(ctx.actor), ctx);
    saved.push({ key, version, digest: digestOf({ key, version, body }) });
  }
  return saved;
}

/** Adds a point to a section, whatever it says by now. @returns what the audit chain keeps of it. */
export async function savePoint(
  tx: Tx,
  postmortemId: string,
  { key, point }: { key: SectionKey; point: string },
  ctx: Context,
) {
  const where = { postmortemId_key: { postmortemId, key } };
  const { body } = await tx.postmortemSection.findUniqueOrThrow({ where });
  const saved = await saveSections(tx, postmortemId, { [key]: appendPoint(key, body, point) }, ctx);
  await tx.postmortem.update({
    where: { id: postmortemId },
    data: { version: { increment: 1 } },
  });
  return saved;
}
