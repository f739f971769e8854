import { ROLES, type Role } from "@/lib/platform/access/permissions";

/** What the configuration makes of a provider's groups. */
export type GroupRoles = ReadonlyMap<string, Role>;
/** In which teams a group puts people, by the group. */
export type GroupTeams = ReadonlyMap<string, { readonly team: string; readonly lead: boolean }>;

const ROLE_PAIR = /^([^=,]{1,200})=\s*(ADMIN|MANAGER|RESPONDER|VIEWER)$/;
const TEAM_PAIR = /^([^=,]{1,200})=\s*([a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?)(:lead)?$/;

/** "sre=MANAGER, staff=RESPONDER" as a table; null for what is written otherwise. */
export function readGroupRoles(text: string): GroupRoles | null {
  const pairs = split(text).map((pair) => ROLE_PAIR.exec(pair));
  if (pairs.includes(null)) return null;
  return new Map(pairs.map((pair) => [pair?.[1]?.trim() ?? "", pair?.[2] as Role]));
}

/** "payments-dev=payments, payments-leads=payments:lead" as a table; null for what is written otherwise. */
export function readGroupTeams(text: string): GroupTeams | null {
  const pairs = split(text).map((pair) => TEAM_PAIR.exec(pair));
  if (pairs.includes(null)) return null;
  return new Map(
    pairs.map((pair) => [
      pair?.[1]?.trim() ?? "",
      { team: pair?.[2] ?? "", lead: pair?.[3] !== undefined },
    ]),
  );
}

/** The highest role that the groups give; null where they give none. */
export function roleOfGroups(groups: readonly string[], roles: GroupRoles): Role | null {
  const given = groups.flatMap((group) => roles.get(group) ?? []);
  return ROLES.find((role) => given.includes(role)) ?? null;
}

/**
 * What a person is in each team that the configuration names: lead, member, or (null) not in it. Teams that it does
 * not name are left alone.
 */
export function teamsOfGroups(
  groups: readonly string[],
  teams: GroupTeams,
): ReadonlyMap<string, "LEAD" | "MEMBER" | null> {
  const found = new Map<string, "LEAD" | "MEMBER" | null>();
  for (const [group, { team, lead }] of teams) {
    const before = found.get(team) ?? null;
    if (!groups.includes(group)) found.set(team, before);
    else found.set(team, lead || before === "LEAD" ? "LEAD" : "MEMBER");
  }
  return found;
}

function split(text: string): string[] {
  return text
    .split(",")
    .map((pair) => pair.trim())
    .filter(Boolean);
}
