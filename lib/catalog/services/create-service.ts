import "server-only";
import { leadsAll } from "@/lib/people/teams/leading";
import { findOwningTeam, findTeamId } from "@/lib/people/teams/load";
import { type AuditEntry, WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { invalidField } from "@/lib/platform/core/errors";
import { setDependencies } from "./dependencies";
import { ServiceEvents } from "./events";
import { CreateService } from "./schemas";
import { linksColumn, SERVICE, viewService } from "./view";

/**
 * Adds a service. Leads may, for a team they lead.
 * @throws DomainError INVALID when the short name is taken, or a team or service is unknown
 */
export const createService = defineCommand({
  name: "service.create",
  permission: "service.write",
  input: CreateService,
  sample: { slug: "edge-proxy", name: "Edge proxy", tier: 1 },
  asLead: async (tx, { team }, ctx) =>
    leadsAll(tx, ctx.actor, [team === null ? null : await findTeamId(tx, team)]),
  run: async (tx, input, ctx) => {
    const made = await insertService(tx, input, ctx.now);
    if (!made) throw invalidField("slug", "Another service has this short name.");
    await setDependencies(tx, made, input.dependsOn, ctx.now);
    const service = await tx.service.findUniqueOrThrow({ where: { id: made.id }, ...SERVICE });
    const { dependsOn } = viewService(service);
    return { result: viewService(service), audit: [creationOf(made.id, { ...input, dependsOn })] };
  },
});

/** Writes a service without what it depends on; null when there is one of this short name. Also for imports. */
export async function insertService(tx: Tx, input: CreateService, now: Date) {
  const { team: teamSlug, dependsOn: _, links, ...plain } = input;
  const team = teamSlug === null ? null : await findOwningTeam(tx, teamSlug);
  const [made] = await tx.service.createManyAndReturn({
    data: { ...plain, teamId: team?.id ?? null, links: linksColumn(links), createdAt: now },
    skipDuplicates: true,
    select: { id: true, slug: true },
  });
  if (!made) return null;
  return made;
}

/** What the record says of a new service. */
export function creationOf(id: string, after: CreateService): AuditEntry {
  return ServiceEvents.entry("service.created", {
    stream: WORKSPACE_STREAM,
    subject: { type: "service", id },
    after,
  });
}
