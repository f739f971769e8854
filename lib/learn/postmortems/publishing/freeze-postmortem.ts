import "server-only";
import { enterLibrary } from "@/lib/learn/postmortems/library/enter-library";
import { readDocument } from "@/lib/learn/postmortems/markdown/read-document";
import { digestOf } from "@/lib/platform/audit/chain";
import type { Tx } from "@/lib/platform/core/db";
import type { IncidentRow } from "@/lib/respond/incidents/load";
import { toFrozen } from "./frozen-document";

type Published = { readonly at: Date; readonly byId: string | null; readonly byName: string };

/**
 * Keeps the document whole as a numbered revision, so that no later change of what it was made from changes
 * what was published. The caller has decided that it may be.
 * @returns the revision's number, and the digest that the audit chain proves it by.
 */
export async function freezePostmortem(
  tx: Tx,
  incident: IncidentRow,
  postmortem: { readonly id: string; readonly publishedAt: Date | null },
  { at, byId, byName }: Published,
): Promise<{ revision: number; digest: string }> {
  const { id: postmortemId } = postmortem;
  const revision = 1 + (await tx.postmortemPublication.count({ where: { postmortemId } }));
  const draft = await readDocument(tx, incident, at);
  const document = toFrozen({ ...draft, state: "PUBLISHED", version: revision });
  const digest = digestOf(document);
  await tx.postmortemPublication.create({
    data: {
      postmortemId,
      revision,
      document,
      digest,
      publishedAt: at,
      publishedById: byId,
      publishedName: byName,
    },
  });
  await enterLibrary(tx, postmortemId, revision);
  // What is frozen takes no notes any more.
  await tx.debrief.updateMany({
    where: { postmortemId, endedAt: null },
    data: { endedAt: at },
  });
  await tx.postmortem.update({
    where: { id: postmortemId },
    data: {
      state: "PUBLISHED",
      publishedAt: postmortem.publishedAt ?? at,
      version: { increment: 1 },
    },
  });
  return { revision, digest };
}
