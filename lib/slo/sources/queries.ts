import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import { loadSource } from "./load";
import { ListSources, OneSource } from "./schemas";
import { viewSource } from "./view";

/** All data sources, by name. */
export const listSources = defineQuery({
  name: "data-source.list",
  permission: "slo.read",
  input: ListSources,
  sample: {},
  run: async (db, { archived }, { actor }) => {
    const rows = await db.dataSource.findMany({
      where: { archivedAt: archived ? { not: null } : null },
      orderBy: [{ name: "asc" }, { number: "asc" }],
      take: 200,
    });
    return { items: rows.map((row) => viewSource(row, actor)), nextCursor: null };
  },
});

/** One data source, also an archived one. @throws DomainError NOT_FOUND. */
export const readSource = defineQuery({
  name: "data-source.read",
  permission: "slo.read",
  input: OneSource,
  sample: { slug: "metrics" },
  run: async (db, { slug }, { actor }) => viewSource(await loadSource(db, slug), actor),
});
