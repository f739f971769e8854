import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import { decodeCursor, encodeCursor, type Page, toPage } from "@/lib/platform/core/cursor";
import { loadSlo } from "./load";
import { ListSlos, ReadSlo } from "./schemas";
import { EXCLUSION_VIEW, SLO, type SloView, viewDefinition, viewExclusion, viewSlo } from "./view";

/** SLOs by number, the newest first. */
export const listSlos = defineQuery({
  name: "slo.list",
  permission: "slo.read",
  input: ListSlos,
  sample: {},
  run: async (db, { service, archived, limit, cursor }): Promise<Page<SloView>> => {
    const before = cursor === undefined ? undefined : decodeCursor(cursor).number;
    const rows = await db.slo.findMany({
      where: {
        archivedAt: archived ? { not: null } : null,
        ...(service.length > 0 && { service: { slug: { in: service } } }),
        ...(before !== undefined && { number: { lt: before } }),
      },
      orderBy: { number: "desc" },
      take: limit + 1,
      ...SLO,
    });
    const cursorOf = ({ createdAt, number }: (typeof rows)[number]) =>
      encodeCursor([createdAt.toISOString(), number]);
    return toPage(rows, limit, cursorOf, viewSlo);
  },
});

/** One SLO with the definition in force. @throws DomainError NOT_FOUND. */
export const readSlo = defineQuery({
  name: "slo.read",
  permission: "slo.read",
  input: ReadSlo,
  sample: { slo: 7 },
  run: async (db, { slo }) => viewSlo(await loadSlo(db, slo)),
});

/** What an SLO promised over time, the newest first. @throws DomainError NOT_FOUND. */
export const listDefinitions = defineQuery({
  name: "slo.definitions",
  permission: "slo.read",
  input: ReadSlo,
  sample: { slo: 7 },
  run: async (db, { slo }) =>
    (await loadSlo(db, slo)).definitions.slice(0, 200).map(viewDefinition),
});

/** The time that does not count, and what was taken back of it, the newest first. @throws DomainError NOT_FOUND. */
export const listExclusions = defineQuery({
  name: "slo.exclusions",
  permission: "slo.read",
  input: ReadSlo,
  sample: { slo: 7 },
  run: async (db, { slo }) => {
    const { id } = await loadSlo(db, slo);
    const rows = await db.sloExclusion.findMany({
      where: { sloId: id },
      orderBy: { startsAt: "desc" },
      take: 1_000,
      ...EXCLUSION_VIEW,
    });
    return rows.map(viewExclusion);
  },
});
