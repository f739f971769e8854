import "server-only";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { invalidField } from "@/lib/platform/core/errors";
import { TeamEvents } from "./events";
import { CreateTeam } from "./schemas";
import { TEAM, viewTeam } from "./view";

/** Makes a team, with nobody in it yet. @throws DomainError INVALID when the short name is taken. */
export const createTeam = defineCommand({
  name: "team.create",
  permission: "team.create",
  input: CreateTeam,
  sample: { slug: "payments-crew", name: "Payments crew" },
  run: async (tx, input, ctx) => {
    const made = await insertTeam(tx, input, ctx.now);
    if (!made) throw invalidField("slug", "Another team has this short name.");
    const team = await tx.team.findUniqueOrThrow({ where: { id: made.id }, ...TEAM });
    return { result: viewTeam(team), audit: [made.audit] };
  },
});

type NewTeam = {
  readonly slug: string;
  readonly name: string;
  readonly email: string | null;
  readonly chatUrl: string | null;
};

/** Writes a team, also for imports and the demo; null when there is one of this short name. */
export async function insertTeam(tx: Tx, input: NewTeam, now: Date) {
  const [made] = await tx.team.createManyAndReturn({
    data: { ...input, createdAt: now },
    skipDuplicates: true,
    select: { id: true },
  });
  if (!made) return null;
  const audit = TeamEvents.entry("team.created", {
    stream: WORKSPACE_STREAM,
    subject: { type: "team", id: made.id },
    after: { ...input },
  });
  return { id: made.id, audit };
}
