import "server-only";
import { invalidField } from "@/lib/platform/core/errors";
import { readInThread } from "@/lib/platform/core/threads/file-reader";
import type { CatalogWork } from "./catalog-thread";
import type { ParsedCatalog } from "./parsed";

/** A service describes itself in a few lines; whoever has more imports them in parts. */
const MOST_THINGS = 1_000;

/**
 * A file of teams and services as it is understood.
 * @throws DomainError INVALID for one that takes too long or has too much; LIMIT where many are being read
 */
export async function readFile(work: CatalogWork): Promise<ParsedCatalog> {
  const parsed = await readInThread<CatalogWork, ParsedCatalog>("catalog-thread", work);
  const count = parsed.teams.length + parsed.services.length;
  if (count <= MOST_THINGS) return parsed;
  throw invalidField(
    "text",
    `The file describes ${count.toLocaleString("en")} things: import at most 1,000 at once.`,
  );
}
