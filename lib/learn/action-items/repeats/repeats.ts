import "server-only";
import { loadItem } from "@/lib/learn/action-items/load";
import { FindSimilarItems, ReadActionItem } from "@/lib/learn/action-items/schemas";
import { refOfItem } from "@/lib/learn/action-items/view";
import type { Actor } from "@/lib/platform/access/actor";
import { defineQuery } from "@/lib/platform/command/query";
import type { ReadDb } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import { wordsOf } from "@/lib/platform/core/text/words";
import { isRepeat, likeness } from "./repeat-rules";
import {
  type CandidateRow,
  repeatStatement,
  stemStatement,
  type WordRow,
} from "./repeat-statement";

/** Enough to see a pattern; the count goes on. */
const SHOWN = 8;

export type SimilarItems = Awaited<ReturnType<typeof findSimilarItems.execute>>;

/** Items about what a title is about, while it is typed. */
export const findSimilarItems = defineQuery({
  name: "action-item.similar-to-title",
  weight: 3,
  permission: "action-item.read",
  input: FindSimilarItems,
  sample: { title: "Alert when a backup is missing" },
  run: (db, { title }, { actor }) => findRepeats(db, title, null, actor),
});

/** Items about what an item is about, with how many came before it. @throws DomainError NOT_FOUND. */
export const findItemsLike = defineQuery({
  name: "action-item.similar",
  weight: 3,
  permission: "action-item.read",
  input: ReadActionItem,
  sample: { actionItemId: "00000000-0000-7000-8000-000000000000" },
  run: async (db, input, { actor }) => {
    const { title, ...item } = await loadItem(db, { id: input.actionItemId }, actor);
    return findRepeats(db, title, item, actor);
  },
});

type Placed = Pick<CandidateRow, "number" | "createdAt">;

/** @param item that asks; what was added before it is earlier, and before a title without one, everything is */
async function findRepeats(db: ReadDb, title: string, item: Placed | null, actor: Actor) {
  const words = await db.$queryRaw<WordRow[]>(stemStatement(wordsOf(title)));
  const own = words.map(({ stem }) => stem);
  const asked = { stems: own, except: item?.number ?? null, actor };
  const rows = own.length === 0 ? [] : await db.$queryRaw<CandidateRow[]>(repeatStatement(asked));
  const repeats = rows
    .filter(({ stems }) => isRepeat(own, stems))
    .sort((a, b) => likeness(own, b.stems) - likeness(own, a.stems) || b.number - a.number);
  const earlier = repeats.filter((each) => item === null || isBefore(each, item)).length;
  const shared = words.filter(({ stem }) => repeats.some(({ stems }) => stems.includes(stem)));
  return {
    about: shared.map(({ word }) => word),
    earlier,
    items: repeats.slice(0, SHOWN).map(view),
  };
}

/** Numbers alone do not tell: imported items have old days and new numbers. */
function isBefore(one: Placed, other: Placed): boolean {
  const ms = one.createdAt.getTime() - other.createdAt.getTime();
  return ms < 0 || (ms === 0 && one.number < other.number);
}

function view({ number, title, state, incident, createdAt }: CandidateRow) {
  const ref = refOfItem(number);
  return { number, ref, title, state, incident, createdAt: iso(createdAt) };
}
