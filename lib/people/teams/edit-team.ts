import "server-only";
import { type AuditEntry, WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { DomainError } from "@/lib/platform/core/errors";
import type { Team } from "@/prisma/generated/client";
import { TeamEvents } from "./events";
import { leadsAll } from "./leading";
import { findTeamId, lockTeam } from "./load";
import { ownedByTeam } from "./owned";
import { ArchiveTeam, EditTeam } from "./schemas";
import { TEAM, viewTeam } from "./view";

/**
 * Changes a team's name and where it is reached.
 * @throws DomainError NOT_FOUND; CONFLICT when somebody changed it since `version`
 */
export const editTeam = defineCommand({
  name: "team.edit",
  permission: "team.manage",
  input: EditTeam,
  sample: { team: "payments-crew", name: "Payments" },
  asLead: async (tx, input, ctx) => leadsAll(tx, ctx.actor, [await findTeamId(tx, input.team)]),
  run: async (tx, { team: slug, version, ...wish }) => {
    const before = await lockTeam(tx, slug);
    if (version !== undefined && version !== before.version) {
      const { name, email, chatUrl } = before;
      throw new DomainError("CONFLICT", "Somebody changed this team meanwhile. Look again.", {
        current: { version: before.version, name, email, chatUrl },
      });
    }
    const audit = await changeTeam(tx, before, wish);
    const after = await tx.team.findUniqueOrThrow({ where: { id: before.id }, ...TEAM });
    return { result: viewTeam(after), audit: audit === null ? "unchanged" : [audit] };
  },
});

type Reached = Pick<Team, "name" | "email" | "chatUrl">;
type Wish = { readonly [N in keyof Reached]?: Reached[N] | undefined };

/** Changes a team that the caller holds; null when nothing becomes another. Also used by imports. */
export async function changeTeam(
  tx: Tx,
  before: Reached & { readonly id: string },
  wish: Wish,
): Promise<AuditEntry | null> {
  const { name = before.name, email = before.email, chatUrl = before.chatUrl } = wish;
  const after = { name, email, chatUrl };
  const was = { name: before.name, email: before.email, chatUrl: before.chatUrl };
  if (JSON.stringify(after) === JSON.stringify(was)) return null;
  await tx.team.update({
    where: { id: before.id },
    data: { ...after, version: { increment: 1 } },
  });
  return TeamEvents.entry("team.edited", {
    stream: WORKSPACE_STREAM,
    subject: { type: "team", id: before.id },
    before: was,
    after,
  });
}

/**
 * Puts a team away that owns nothing in use any more, or takes it up again. Its past stays readable.
 * @throws DomainError NOT_FOUND; CONFLICT naming what it still owns
 */
export const archiveTeam = defineCommand({
  name: "team.archive",
  permission: "team.create",
  input: ArchiveTeam,
  sample: { team: "payments-crew", archived: true },
  run: async (tx, { team: slug, archived }, ctx) => {
    const before = await lockTeam(tx, slug);
    if (archived === (before.archivedAt !== null)) {
      const same = await tx.team.findUniqueOrThrow({ where: { id: before.id }, ...TEAM });
      return { result: viewTeam(same), audit: "unchanged" };
    }
    const owned = archived ? await ownedByTeam(tx, before.id) : [];
    if (owned.length > 0) {
      const message = `This team still owns ${owned.join(", ")}: give them to another team first.`;
      throw new DomainError("CONFLICT", message);
    }
    const after = await tx.team.update({
      where: { id: before.id },
      data: { archivedAt: archived ? ctx.now : null, version: { increment: 1 } },
      ...TEAM,
    });
    const audit = TeamEvents.entry(archived ? "team.archived" : "team.restored", {
      stream: WORKSPACE_STREAM,
      subject: { type: "team", id: before.id },
      after: { name: before.name },
    });
    return { result: viewTeam(after), audit: [audit] };
  },
});
