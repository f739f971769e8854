import "server-only";
import type { ReadDb, Tx } from "@/lib/platform/core/db";
import type { Factor } from "./factors";

/** Under what a postmortem is found, beside its words. */
export type Catalogue = { readonly tags: readonly string[]; readonly factors: readonly Factor[] };

/** The factors and tags of a postmortem, each in its order. */
export async function readCatalogue(db: ReadDb, postmortemId: string): Promise<Catalogue> {
  const where = { postmortemId };
  const tags = await db.postmortemTag.findMany({ where });
  const factors = await db.postmortemFactor.findMany({ where, orderBy: { factor: "asc" } });
  return { tags: tags.map(({ tag }) => tag).sort(), factors: factors.map(({ factor }) => factor) };
}

/** Adds what is not there yet; also for an import, which brings its own. */
export async function addToCatalogue(
  tx: Tx,
  postmortemId: string,
  { tags, factors }: Catalogue,
  addedAt: Date,
): Promise<void> {
  const of = { postmortemId, addedAt };
  await tx.postmortemTag.createMany({
    data: tags.map((tag) => ({ ...of, tag })),
    skipDuplicates: true,
  });
  await tx.postmortemFactor.createMany({
    data: factors.map((factor) => ({ ...of, factor })),
    skipDuplicates: true,
  });
}
