import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import type { ReadDb } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import { loadIncident } from "@/lib/respond/incidents/load";
import { refOf } from "@/lib/respond/incidents/view";
import { findHowEnded } from "./how-ended";
import { FindSimilarOpen, FindSimilarPast } from "./schemas";
import { type CandidateRow, type Probe, similarStatement } from "./similar-statement";
import { explainSimilarity, isSimilar, similarity } from "./similarity-rules";

/** Few enough to take in while something is burning. */
const SHOWN_OPEN = 3;
const SHOWN_PAST = 5;

export type SimilarIncident = Awaited<ReturnType<typeof findSimilarOpen.execute>>[number];
export type SimilarPastIncident = Awaited<ReturnType<typeof findSimilarPast.execute>>[number];

/** Open incidents that may be the one somebody is about to declare, the most similar first. */
export const findSimilarOpen = defineQuery({
  name: "search.similar-open",
  weight: 3,
  permission: "incident.read",
  input: FindSimilarOpen,
  sample: { title: "Checkout returns errors", services: [] },
  run: async (db, { title, services }, { actor }) => {
    if (title === "") return [];
    const probe: Probe = { actor, title, text: "", services, scope: "OPEN", except: null };
    const found = await mostSimilar(db, probe, SHOWN_OPEN);
    return found.map(({ incident, because }) => view(incident, because));
  },
});

/** Incidents that are over and were like this one, with how each was ended. @throws DomainError NOT_FOUND. */
export const findSimilarPast = defineQuery({
  name: "search.similar-past",
  weight: 5,
  permission: "incident.read",
  input: FindSimilarPast,
  sample: { incident: 42 },
  run: async (db, input, { actor }) => {
    const { id, number, title, summary } = await loadIncident(db, input.incident, actor);
    const services = await db.incidentService.findMany({
      where: { incidentId: id },
      select: { service: { select: { slug: true } } },
    });
    const slugs = services.map(({ service }) => service.slug);
    const like = { title, text: summary, services: slugs };
    const probe: Probe = { actor, ...like, scope: "OVER", except: number };
    const found = await mostSimilar(db, probe, SHOWN_PAST);
    const ids = found.map(({ incident }) => incident.id);
    const ended = await findHowEnded(db, ids);
    return found.map(({ incident, because }) => ({
      ...view(incident, because),
      mitigation: ended.get(incident.id) ?? null,
    }));
  },
});

async function mostSimilar(db: ReadDb, probe: Probe, limit: number) {
  const rows = await db.$queryRaw<CandidateRow[]>(similarStatement(probe));
  const similar = rows
    .filter(isSimilar)
    .sort(
      (a, b) => similarity(b) - similarity(a) || b.declaredAt.getTime() - a.declaredAt.getTime(),
    )
    .slice(0, limit);
  const incidents = await db.incident.findMany({
    where: { id: { in: similar.map(({ id }) => id) } },
    select: SHOWN,
  });
  return similar.flatMap((row) => {
    const incident = incidents.find(({ id }) => id === row.id);
    return incident ? [{ incident, because: explainSimilarity(row) }] : [];
  });
}

const SHOWN = {
  id: true,
  number: true,
  title: true,
  severity: true,
  status: true,
  declaredAt: true,
  mitigatedAt: true,
  resolvedAt: true,
} as const;

type Shown = Pick<Awaited<ReturnType<typeof loadIncident>>, keyof typeof SHOWN>;

function view(incident: Shown, because: string) {
  const { number, title, severity, status } = incident;
  return {
    number,
    ref: refOf(number),
    title,
    severity,
    status,
    because,
    declaredAt: iso(incident.declaredAt),
    mitigatedAt: iso(incident.mitigatedAt ?? incident.resolvedAt),
  };
}
