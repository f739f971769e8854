import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { visibleTo } from "@/lib/respond/incidents/visibility/visibility";
import type { PostmortemSuggestion } from "@/prisma/generated/client";

/**
 * The suggestions of a postmortem. One that tells of an earlier incident is gone for as long as that is restricted: it
 * was written down when everybody could know of it.
 */
export async function readSuggestions(
  db: ReadDb,
  postmortemId: string,
): Promise<PostmortemSuggestion[]> {
  const suggestions = await db.postmortemSuggestion.findMany({
    where: { postmortemId },
    orderBy: [{ section: "asc" }, { rule: "asc" }],
  });
  const told = suggestions.map(({ rule }) => earlierIncident(rule)).filter((each) => each !== null);
  if (told.length === 0) return suggestions;
  const open = await db.incident.findMany({
    where: { AND: [{ number: { in: told } }, visibleTo("EVERYBODY")] },
    select: { number: true },
  });
  const numbers = new Set(open.map(({ number }) => number));
  return suggestions.filter(({ rule }) => {
    const earlier = earlierIncident(rule);
    return earlier === null || numbers.has(earlier);
  });
}

/** The number of the incident that a suggestion is about, which `similarBefore` writes into its rule. */
function earlierIncident(rule: string): number | null {
  const number = /^similar:INC-(\d{1,9})$/.exec(rule)?.[1];
  return number === undefined ? null : Number(number);
}
