import "server-only";
import { stringify } from "yaml";
import { defineQuery } from "@/lib/platform/command/query";
import { notFound } from "@/lib/platform/core/errors";
import { takeTurns } from "@/lib/platform/core/threads/pause";
import { newestDefinition, readDefinition, SLO } from "@/lib/slo/slos/view";
import { ExportOpenSlo } from "./schemas";
import { writeOpenSlo } from "./write-openslo-rules";

/** As many as an import takes. */
const MOST_SLOS = 500;
/** Time before that counts nowhere any more. */
const EXCLUSIONS_OF_DAYS = 400;

/** The SLOs of a service that are in use, as OpenSLO v1. @throws DomainError NOT_FOUND. */
export const exportOpenSlo = defineQuery({
  name: "slo.export",
  weight: 5,
  permission: "slo.read",
  input: ExportOpenSlo,
  sample: { service: "edge-proxy" },
  run: async (db, { service: slug }, ctx): Promise<string> => {
    const service = await db.service.findUnique({
      where: { slug },
      select: { id: true, slug: true, name: true, description: true },
    });
    if (!service) throw notFound("This service");
    const rows = await db.slo.findMany({
      where: { serviceId: service.id, archivedAt: null },
      orderBy: { number: "asc" },
      take: MOST_SLOS,
      ...SLO,
    });
    const since = new Date(ctx.now.getTime() - EXCLUSIONS_OF_DAYS * 86_400_000);
    const exclusions = await db.sloExclusion.findMany({
      where: { sloId: { in: rows.map(({ id }) => id) }, removedAt: null, endsAt: { gt: since } },
      orderBy: { startsAt: "asc" },
      select: { sloId: true, startsAt: true, endsAt: true, reason: true },
    });
    const bySlo = new Map<string, typeof exclusions>(rows.map(({ id }) => [id, []]));
    for (const each of exclusions) bySlo.get(each.sloId)?.push(each);
    const slos = rows.map((row) => ({
      ...readDefinition(newestDefinition(row)),
      number: row.number,
      name: row.name,
      exclusions: (bySlo.get(row.id) ?? []).map(({ startsAt, endsAt, reason }) => {
        return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), reason };
      }),
    }));
    return writeDocuments(writeOpenSlo(service, slos));
  },
});

async function writeDocuments(documents: readonly object[]): Promise<string> {
  const turn = takeTurns();
  const written: string[] = [];
  for (const document of documents) {
    written.push(stringify(document, { schema: "core", lineWidth: 0 }));
    await turn();
  }
  return written.join("---\n");
}
