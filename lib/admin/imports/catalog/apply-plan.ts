import "server-only";
import { creationOf, insertService } from "@/lib/catalog/services/create-service";
import { setDependencies } from "@/lib/catalog/services/dependencies";
import { changeService } from "@/lib/catalog/services/edit-service";
import { lockService } from "@/lib/catalog/services/load";
import { CreateService } from "@/lib/catalog/services/schemas";
import { insertTeam } from "@/lib/people/teams/create-team";
import { changeTeam } from "@/lib/people/teams/edit-team";
import { lockTeamInUse } from "@/lib/people/teams/load";
import { putMember } from "@/lib/people/teams/members";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import type { Plan } from "./plan-rules";

/** Does what was planned; the caller made sure that nothing stops it. @returns what the record says of it */
export async function applyPlan(tx: Tx, plan: Plan, ctx: Context): Promise<AuditEntry[]> {
  const audit: AuditEntry[] = [];
  for (const team of plan.teams) audit.push(...(await applyTeam(tx, team, ctx)));
  const made = new Map<string, string>();
  for (const service of plan.services) {
    if (service.does !== "CREATE") continue;
    const created = await insertService(tx, creation(service), ctx.now);
    if (created) made.set(service.slug, created.id);
  }
  // Only now is everything there that something may depend on.
  for (const service of plan.services) audit.push(...(await finishService(tx, service, made, ctx)));
  return audit;
}

async function applyTeam(tx: Tx, team: Plan["teams"][number], ctx: Context): Promise<AuditEntry[]> {
  if (team.does === "NOTHING") return [];
  const { slug, name, email = null } = team;
  const made =
    team.does === "CREATE"
      ? await insertTeam(tx, { slug, name, email, chatUrl: null }, ctx.now)
      : null;
  const audit = made ? [made.audit] : [];
  const { id: teamId, ...before } = await lockTeamInUse(tx, slug);
  if (!made) {
    const wish = { name, ...(team.email !== undefined && { email: team.email }) };
    const changed = await changeTeam(tx, { id: teamId, ...before }, wish);
    if (changed) audit.push(changed);
  }
  for (const userId of team.memberIds) audit.push(...(await addMember(tx, teamId, userId, ctx)));
  return audit;
}

/** Who is in it already stays what they are, lead or member. */
async function addMember(tx: Tx, teamId: string, userId: string, ctx: Context) {
  const key = { teamId, userId };
  const isIn = (await tx.teamMember.count({ where: key })) > 0;
  if (isIn) return [];
  const { name } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { name: true },
  });
  const entry = await putMember(tx, { ...key, name, lead: false }, ctx.now);
  return entry ? [entry] : [];
}

type Planned = Plan["services"][number];

function creation({ slug, name, tier, description, team, links }: Planned): CreateService {
  return CreateService.parse({
    slug,
    name: name ?? slug,
    ...(tier !== undefined && { tier }),
    ...(description !== undefined && { description }),
    ...(team !== undefined && { team }),
    ...(links && { links }),
  });
}

async function finishService(
  tx: Tx,
  service: Planned,
  made: ReadonlyMap<string, string>,
  ctx: Context,
): Promise<AuditEntry[]> {
  const { slug, does, name, tier, description, team, dependsOn, links } = service;
  if (does === "NOTHING") return [];
  const id = made.get(slug);
  if (id !== undefined) {
    await setDependencies(tx, { id, slug }, dependsOn ?? [], ctx.now);
    return [creationOf(id, { ...creation(service), dependsOn: [...(dependsOn ?? [])] })];
  }
  const wish = { name, tier, description, team, links, dependsOn: dependsOn && [...dependsOn] };
  const { audit } = await changeService(tx, await lockService(tx, slug, undefined), wish, ctx);
  return audit === "unchanged" ? [] : [...audit];
}
