import "server-only";
import { readableBy } from "@/lib/learn/postmortems/load";
import { defineQuery } from "@/lib/platform/command/query";
import { ListTags } from "./schemas";

const MOST = 50;

/** Tags in use on postmortems that the actor may read, the most used first, to be suggested. */
export const listTags = defineQuery({
  name: "postmortem-tag.list",
  permission: "postmortem.read",
  input: ListTags,
  sample: { q: "pool" },
  run: async (db, { q }, { actor }) => {
    const rows = await db.postmortemTag.groupBy({
      by: ["tag"],
      where: {
        AND: [{ tag: { startsWith: q.toLowerCase() } }, { postmortem: readableBy(actor) }],
      },
      _count: true,
      orderBy: [{ _count: { tag: "desc" } }, { tag: "asc" }],
      take: MOST,
    });
    return rows.map(({ tag, _count }) => ({ tag, count: _count }));
  },
});
