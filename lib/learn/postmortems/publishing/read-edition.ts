import "server-only";
import { createHash } from "node:crypto";
import type { loadReadable } from "@/lib/learn/postmortems/load";
import type { PostmortemDocument } from "@/lib/learn/postmortems/markdown/markdown-rules";
import { readExport, readRevision } from "@/lib/learn/postmortems/markdown/read-document";
import type { ReadDb } from "@/lib/platform/core/db";
import { takeTurns } from "@/lib/platform/core/threads/pause";

/** One exact text of a postmortem: what is made of it once is true for as long as its key is the same. */
export type Edition = {
  readonly key: string;
  readonly readDocument: () => Promise<PostmortemDocument>;
};

/**
 * Which text this reader gets. What was published is known by its revision alone, since nothing changes
 * it; a draft by the digest of everything that it says. The caller has loaded the incident for its reader.
 */
export async function readEdition(
  db: ReadDb,
  found: Awaited<ReturnType<typeof loadReadable>>,
  now: Date,
): Promise<Edition> {
  const { postmortem, readsDraft } = found;
  if (postmortem.state === "PUBLISHED" || !readsDraft) {
    const newest = await db.postmortemPublication.findFirst({
      where: { postmortemId: postmortem.id },
      orderBy: { revision: "desc" },
      select: { revision: true },
    });
    if (newest) {
      const { revision } = newest;
      return {
        key: `published:${postmortem.id}:${revision}`,
        readDocument: () => readRevision(db, postmortem.id, revision, now),
      };
    }
  }
  const document = await readExport(db, found, now);
  // Each is some ten milliseconds of work where there are ten thousand moments.
  const turn = takeTurns();
  const said = JSON.stringify({ ...document, exportedAt: null });
  await turn();
  const digest = createHash("sha256").update(said).digest("hex");
  await turn();
  return { key: `draft:${digest}`, readDocument: async () => document };
}
