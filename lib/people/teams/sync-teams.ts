import "server-only";
import { z } from "zod";
import { readGroupTeams, teamsOfGroups } from "@/lib/people/people/sign-in/oidc/group-rules";
import { systemActor } from "@/lib/platform/access/actor";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { env } from "@/lib/platform/core/env";
import { Id, Slug } from "@/lib/platform/core/input";
import { leaving, putMember } from "./members";

const SIGN_ON = systemActor("Single sign-on", "job");

/** Puts a person into the teams that their groups stand for, by OIDC_TEAM_GROUPS, and takes them out of the others it names. */
export async function joinTeamsOfGroups(userId: string, groups: readonly string[]): Promise<void> {
  const configured = readGroupTeams(env().OIDC_TEAM_GROUPS ?? "");
  if (!configured || configured.size === 0) return;
  const teams = [...teamsOfGroups(groups, configured)].map(([team, as]) => ({ team, as }));
  await syncTeams.execute(SIGN_ON, { userId, teams });
}

/** Makes a person a lead, a member or neither of each of these teams; unknown and archived ones are left out. */
export const syncTeams = defineCommand({
  name: "team.sync",
  permission: "system",
  input: z.strictObject({
    userId: Id,
    teams: z.array(z.strictObject({ team: Slug, as: z.enum(["LEAD", "MEMBER"]).nullable() })),
  }),
  sample: {
    userId: "00000000-0000-7000-8000-000000000000",
    teams: [{ team: "payments-crew", as: "MEMBER" }],
  },
  run: async (tx, { userId, teams }, ctx) => {
    const slugs = teams.map(({ team }) => team);
    await tx.$queryRaw`select 1 from team where slug = any(${slugs}) order by id for update`;
    const known = await tx.team.findMany({ where: { slug: { in: slugs }, archivedAt: null } });
    const user = await tx.user.findUnique({ where: { id: userId }, select: { name: true } });
    const audit: AuditEntry[] = [];
    for (const { id: teamId, slug } of user ? known : []) {
      const as = teams.find(({ team }) => team === slug)?.as ?? null;
      const person = { teamId, userId, name: user?.name ?? "" };
      const entry =
        as === null
          ? await takeOut(tx, person)
          : await putMember(tx, { ...person, lead: as === "LEAD" }, ctx.now);
      if (entry) audit.push(entry);
    }
    const [first, ...rest] = audit;
    const result = { changed: audit.length };
    return first ? { result, audit: [first, ...rest] } : { result, audit: "unchanged" };
  },
});

type Person = { readonly teamId: string; readonly userId: string; readonly name: string };

async function takeOut(tx: Tx, { teamId, userId, name }: Person): Promise<AuditEntry | null> {
  const key = { teamId_userId: { teamId, userId } };
  const member = await tx.teamMember.findUnique({ where: key, select: { lead: true } });
  if (!member) return null;
  await tx.teamMember.delete({ where: key });
  return leaving(teamId, { userId, name, lead: member.lead });
}
