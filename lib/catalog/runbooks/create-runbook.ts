import "server-only";
import { findServices } from "@/lib/catalog/services/load";
import { findActiveUser } from "@/lib/people/people/load";
import { findOwningTeam } from "@/lib/people/teams/load";
import { nameOf, userIdOf } from "@/lib/platform/access/actor";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { RunbookEvents } from "./events";
import { leadsRunbook } from "./owners";
import { CreateRunbook } from "./schemas";
import { RUNBOOK, viewRunbook } from "./view";

/**
 * Writes a runbook; who writes it has found it right, so that its 90 days begin.
 * @throws DomainError INVALID for services and people that do not exist.
 */
export const createRunbook = defineCommand({
  name: "runbook.create",
  permission: "runbook.write",
  input: CreateRunbook,
  sample: { title: "Drain a database replica", body: "1. Stop routing reads to it." },
  asLead: (tx, { team, services }, ctx) => leadsRunbook(tx, ctx.actor, null, { team, services }),
  run: async (tx, input, ctx) => {
    const { runbook, audit } = await insertRunbook(tx, input, ctx.now, ctx);
    return { result: viewRunbook(runbook, ctx.now), audit: [audit] };
  },
});

/** Writes a runbook as it was written and found right at `at`. Also used by the demo. */
export async function insertRunbook(tx: Tx, input: CreateRunbook, at: Date, ctx: Context) {
  const { title, body, ownerId } = input;
  const services = await findServices(tx, input.services);
  if (ownerId) await findActiveUser(tx, ownerId, "ownerId");
  const team = input.team === null ? null : await findOwningTeam(tx, input.team);
  const by = { byId: userIdOf(ctx.actor), byName: nameOf(ctx.actor) };
  const runbook = await tx.runbook.create({
    data: {
      title,
      body,
      ownerId,
      teamId: team?.id ?? null,
      reviewedAt: at,
      createdAt: at,
      services: { create: services.map(({ id }) => ({ serviceId: id })) },
      revisions: { create: { number: 1, title, body, ...by, recordedAt: at } },
      reviews: { create: { revision: 1, ...by, reviewedAt: at } },
    },
    ...RUNBOOK,
  });
  const audit = RunbookEvents.entry("runbook.created", {
    stream: WORKSPACE_STREAM,
    subject: { type: "runbook", id: runbook.id },
    after: { title, services: input.services, ownerId, team: input.team },
  });
  return { runbook, audit };
}
