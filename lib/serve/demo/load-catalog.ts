import "server-only";
import { creationOf, insertService } from "@/lib/catalog/services/create-service";
import { setDependencies } from "@/lib/catalog/services/dependencies";
import { CreateService } from "@/lib/catalog/services/schemas";
import { insertTeam } from "@/lib/people/teams/create-team";
import { putMember } from "@/lib/people/teams/members";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { insertDeployment } from "@/lib/respond/deployments/record-deployment";
import { linksOf, makeReleases, SERVICES, TEAMS } from "./catalog";

type Person = { readonly id: string; readonly name: string };

/** Writes the demo's teams and services, who depends on whom, and what was released. */
export async function loadCatalog(
  tx: Tx,
  people: readonly Person[],
  ctx: Context,
): Promise<AuditEntry[]> {
  const teams = await addTeams(tx, people, ctx.now);
  const services = await addServices(tx, ctx.now);
  const releases: AuditEntry[] = [];
  for (const { service, ...release } of makeReleases(ctx.now)) {
    const id = services.ids.get(service);
    const by = people[releases.length % people.length];
    if (id === undefined || by === undefined) continue;
    const given = { ...release, environment: "production", commit: null, deployedBy: by.name };
    releases.push((await insertDeployment(tx, { id, slug: service }, given, ctx.now)).audit);
  }
  return [...teams, ...services.audit, ...releases];
}

async function addTeams(tx: Tx, people: readonly Person[], now: Date): Promise<AuditEntry[]> {
  const audit: (AuditEntry | null)[] = [];
  for (const { slug, name, leads, members } of TEAMS) {
    const email = `${slug}@demo.invalid`;
    const chatUrl = `https://chat.example.org/${slug}`;
    const team = await insertTeam(tx, { slug, name, email, chatUrl }, now);
    if (!team) continue;
    audit.push(team.audit);
    for (const [places, lead] of [
      [leads, true],
      [members, false],
    ] as const) {
      for (const place of places) {
        const person = people[place];
        if (!person) continue;
        const member = { teamId: team.id, userId: person.id, name: person.name, lead };
        audit.push(await putMember(tx, member, now));
      }
    }
  }
  return audit.filter((entry) => entry !== null);
}

async function addServices(tx: Tx, now: Date) {
  const audit: AuditEntry[] = [];
  const ids = new Map<string, string>();
  for (const service of SERVICES) {
    const input = CreateService.parse({ ...service, links: linksOf(service.slug) });
    const made = await insertService(tx, input, now);
    if (!made) continue;
    ids.set(made.slug, made.id);
    audit.push(creationOf(made.id, input));
  }
  for (const { slug, dependsOn } of SERVICES) {
    const id = ids.get(slug);
    if (id !== undefined) await setDependencies(tx, { id, slug }, dependsOn, now);
  }
  return { ids, audit };
}
