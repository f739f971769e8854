import "server-only";
import { findActiveUser } from "@/lib/people/people/load";
import { type AuditEntry, WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { TeamEvents } from "./events";
import { leadsAll } from "./leading";
import { findTeamId, lockTeam, lockTeamInUse } from "./load";
import { RemoveMember, SetMember } from "./schemas";
import { TEAM, viewTeam } from "./view";

const SAMPLE = { team: "payments-crew", userId: "00000000-0000-7000-8000-000000000000" };

/**
 * Takes a person into a team, as lead or as member; who is in it already becomes the one or the other.
 * @throws DomainError NOT_FOUND; CONFLICT for an archived team; INVALID for somebody without access
 */
export const setMember = defineCommand({
  name: "team.set-member",
  permission: "team.manage",
  input: SetMember,
  sample: { ...SAMPLE, lead: true },
  asLead: async (tx, input, ctx) => leadsAll(tx, ctx.actor, [await findTeamId(tx, input.team)]),
  run: async (tx, { team: slug, userId, lead }, ctx) => {
    const { id: teamId } = await lockTeamInUse(tx, slug);
    const { name } = await findActiveUser(tx, userId);
    const audit = await putMember(tx, { teamId, userId, name, lead }, ctx.now);
    const team = await tx.team.findUniqueOrThrow({ where: { id: teamId }, ...TEAM });
    return { result: viewTeam(team), audit: audit === null ? "unchanged" : [audit] };
  },
});

/** Takes a person out of a team; who is not in it stays out. @throws DomainError NOT_FOUND for the team */
export const removeMember = defineCommand({
  name: "team.remove-member",
  permission: "team.manage",
  input: RemoveMember,
  sample: SAMPLE,
  asLead: async (tx, input, ctx) => leadsAll(tx, ctx.actor, [await findTeamId(tx, input.team)]),
  run: async (tx, { team: slug, userId }) => {
    const { id: teamId } = await lockTeam(tx, slug);
    const member = await tx.teamMember.findUnique({
      where: { teamId_userId: { teamId, userId } },
      select: { lead: true, user: { select: { name: true } } },
    });
    if (member) await tx.teamMember.delete({ where: { teamId_userId: { teamId, userId } } });
    const team = await tx.team.findUniqueOrThrow({ where: { id: teamId }, ...TEAM });
    const result = viewTeam(team);
    if (!member) return { result, audit: "unchanged" };
    const was = { userId, name: member.user.name, lead: member.lead };
    return { result, audit: [leaving(teamId, was)] };
  },
});

type Membership = {
  readonly teamId: string;
  readonly userId: string;
  readonly name: string;
  readonly lead: boolean;
};

/** Writes a membership, also for sign-in and the demo; the caller holds the team. Null when it is so already. */
export async function putMember(
  tx: Tx,
  { teamId, userId, name, lead }: Membership,
  now: Date,
): Promise<AuditEntry | null> {
  const key = { teamId_userId: { teamId, userId } };
  const before = await tx.teamMember.findUnique({ where: key, select: { lead: true } });
  if (before?.lead === lead) return null;
  if (before) await tx.teamMember.update({ where: key, data: { lead } });
  else await tx.teamMember.create({ data: { teamId, userId, lead, joinedAt: now } });
  const parts = {
    stream: WORKSPACE_STREAM,
    subject: { type: "team", id: teamId },
    after: { userId, name, lead },
  };
  return before
    ? TeamEvents.entry("team.lead-changed", { ...parts, before: { lead: before.lead } })
    : TeamEvents.entry("team.member-added", parts);
}

/** What the record says of somebody who is in a team no more. */
export function leaving(
  teamId: string,
  was: { userId: string; name: string; lead: boolean },
): AuditEntry {
  const subject = { type: "team", id: teamId };
  const parts = { stream: WORKSPACE_STREAM, subject, before: was };
  return TeamEvents.entry("team.member-removed", parts);
}
