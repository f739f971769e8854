import "server-only";
import type { Tx } from "@/lib/platform/core/db";

/**
 * Makes a publication what the library finds of its postmortem, instead of an earlier one. The words are taken
 * out of the frozen document in the database, where they are searched.
 */
export async function enterLibrary(tx: Tx, postmortemId: string, revision: number): Promise<void> {
  await tx.$executeRaw`
    insert into library_entry (postmortem_id, revision, published_at, title, body)
    select postmortem_id, revision, published_at, document->>'title', library_text(document)
    from postmortem_publication where postmortem_id = ${postmortemId}::uuid and revision = ${revision}
    on conflict (postmortem_id) do update set revision = excluded.revision,
      published_at = excluded.published_at, title = excluded.title, body = excluded.body`;
}
