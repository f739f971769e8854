import "server-only";
import { leadsAll } from "@/lib/people/teams/leading";
import { findOwningTeam, findTeamId } from "@/lib/people/teams/load";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import type { Prisma } from "@/prisma/generated/client";
import { setDependencies } from "./dependencies";
import { ServiceEvents } from "./events";
import { holdOwner, lockService } from "./load";
import { EditService } from "./schemas";
import { linksColumn, SERVICE, type ServiceRow, type ServiceView, viewService } from "./view";

/**
 * Changes a service, puts it away or takes it up again; archived ones stay readable and are offered nowhere. Leads
 * may, for what their teams own, and only between teams that they lead.
 * @throws DomainError NOT_FOUND; INVALID for an unknown team or service; CONFLICT when somebody changed it since `version`
 */
export const editService = defineCommand({
  name: "service.edit",
  permission: "service.write",
  input: EditService,
  sample: { service: "edge-proxy", tier: 2 },
  asLead: async (tx, { service, team }, ctx) => {
    const owner = await holdOwner(tx, service);
    if (owner === undefined) return false;
    const next = team === undefined ? [] : [team === null ? null : await findTeamId(tx, team)];
    return leadsAll(tx, ctx.actor, [owner, ...next]);
  },
  run: async (tx, { service: slug, version, ...wish }, ctx) => {
    const before = await lockService(tx, slug, version);
    return changeService(tx, before, wish, ctx);
  },
});

/** Changes a service that the caller holds. Also used by imports. */
export async function changeService(
  tx: Tx,
  before: ServiceRow,
  wish: Omit<EditService, "service" | "version">,
  ctx: Context,
): Promise<Outcome<ServiceView>> {
  const { dependsOn } = wish;
  const hasMoved = dependsOn ? await setDependencies(tx, before, dependsOn, ctx.now) : false;
  const columns = await newColumns(tx, before, wish, ctx.now);
  if (!hasMoved && Object.keys(columns).length === 0) {
    return { result: viewService(before), audit: "unchanged" };
  }
  const after = await tx.service.update({
    where: { id: before.id },
    data: { ...columns, version: { increment: 1 } },
    ...SERVICE,
  });
  const audit = ServiceEvents.entry("service.edited", {
    stream: WORKSPACE_STREAM,
    subject: { type: "service", id: before.id },
    ...changedParts(viewService(before), viewService(after)),
  });
  return { result: viewService(after), audit: [audit] };
}

/** The columns that a wish gives another value. */
async function newColumns(
  tx: Tx,
  before: ServiceRow,
  { name, tier, description, team, links, archived }: Omit<EditService, "service" | "version">,
  now: Date,
): Promise<Prisma.ServiceUncheckedUpdateInput> {
  const isOther = team !== undefined && team !== (before.team?.slug ?? null);
  const owner = isOther && team !== null ? await findOwningTeam(tx, team) : null;
  const isArchived = before.archivedAt !== null;
  const was = viewService(before);
  return {
    ...(name !== undefined && name !== before.name && { name }),
    ...(tier !== undefined && tier !== before.tier && { tier }),
    ...(description !== undefined && description !== before.description && { description }),
    ...(isOther && { teamId: owner?.id ?? null }),
    ...(links && !isSame(links, was.links) && { links: linksColumn(links) }),
    ...(archived !== undefined && archived !== isArchived && { archivedAt: archived ? now : null }),
  };
}

/** What the record says of a change: only what is another than it was. */
function changedParts(before: ServiceView, after: ServiceView) {
  const parts = (view: ServiceView) => ({
    name: view.name,
    tier: view.tier,
    description: view.description,
    team: view.team?.slug ?? null,
    dependsOn: view.dependsOn,
    links: view.links,
    archived: view.archivedAt !== null,
  });
  const [was, is] = [parts(before), parts(after)];
  const names = (Object.keys(was) as (keyof typeof was)[]).filter(
    (name) => !isSame(was[name], is[name]),
  );
  const pick = (from: typeof was) => Object.fromEntries(names.map((name) => [name, from[name]]));
  return { before: pick(was), after: pick(is) };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
