import "server-only";
import { findServices } from "@/lib/catalog/services/load";
import { findActiveUser } from "@/lib/people/people/load";
import { findOwningTeam } from "@/lib/people/teams/load";
import { nameOf, userIdOf } from "@/lib/platform/access/actor";
import { differenceOf } from "@/lib/platform/audit/difference";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { RunbookEvents } from "./events";
import { lockRunbook } from "./load";
import { leadsRunbook } from "./owners";
import { EditRunbook } from "./schemas";
import { RUNBOOK, type RunbookRow, viewRunbook } from "./view";

/**
 * Changes a runbook, puts it away or takes it up again. Another text is another revision; it counts as found
 * right only where its writer says so.
 * @throws DomainError NOT_FOUND; INVALID; CONFLICT when somebody changed it since `version`.
 */
export const editRunbook = defineCommand({
  name: "runbook.edit",
  permission: "runbook.write",
  input: EditRunbook,
  sample: { runbook: 7, version: 1, title: "Drain a database replica" },
  asLead: (tx, input, ctx) => leadsRunbook(tx, ctx.actor, input.runbook, input),
  run: async (tx, input, ctx) => {
    const before = await lockRunbook(tx, input.runbook, input.version);
    if (input.ownerId) await findActiveUser(tx, input.ownerId, "ownerId");
    if (isSame(before, input)) return { result: viewRunbook(before, ctx.now), audit: "unchanged" };
    const revision = await writeText(tx, before, input, ctx);
    if (input.services) await setServices(tx, before, input.services);
    if (input.reviewed) await recordReview(tx, before.id, revision, ctx);
    const { archived, title = before.title, body = before.body } = input;
    const after = await tx.runbook.update({
      where: { id: before.id },
      data: {
        title,
        body,
        ownerId: input.ownerId === undefined ? before.ownerId : input.ownerId,
        ...(await newTeam(tx, input.team)),
        version: before.version + 1,
        ...(input.reviewed && { reviewedAt: ctx.now }),
        ...(archived !== undefined && { archivedAt: archived ? ctx.now : null }),
      },
      ...RUNBOOK,
    });
    return {
      result: viewRunbook(after, ctx.now),
      audit: [
        RunbookEvents.entry("runbook.edited", {
          stream: WORKSPACE_STREAM,
          subject: { type: "runbook", id: before.id },
          before: auditedParts(before),
          after: { ...auditedParts(after), ...(input.reviewed && { reviewed: true }) },
        }),
      ],
    };
  },
});

async function newTeam(tx: Tx, slug: string | null | undefined) {
  if (slug === undefined) return {};
  return { teamId: slug === null ? null : (await findOwningTeam(tx, slug)).id };
}

/** Whether a call would change nothing of a runbook. */
function isSame(runbook: RunbookRow, input: EditRunbook): boolean {
  if (input.reviewed) return false;
  const { runbook: _, version: __, reviewed: ___, ...wish } = input;
  const { revision: ____, ...parts } = { ...auditedParts(runbook), body: runbook.body };
  const given = Object.entries(wish).filter(([, value]) => value !== undefined);
  const sorted = (all: readonly string[]) => [...new Set(all)].sort();
  const was = { ...parts, services: sorted(parts.services) };
  const wanted = { ...was, ...Object.fromEntries(given) };
  return differenceOf(was, { ...wanted, services: sorted(wanted.services) }) === null;
}

/** Keeps the text as a revision when it is another one. @returns the number of the newest revision */
async function writeText(tx: Tx, before: RunbookRow, input: EditRunbook, ctx: Context) {
  const { title = before.title, body = before.body } = input;
  const newest = before.revisions[0]?.number ?? 0;
  if (title === before.title && body === before.body) return newest;
  const number = newest + 1;
  const by = { byId: userIdOf(ctx.actor), byName: nameOf(ctx.actor) };
  await tx.runbookRevision.create({
    data: { runbookId: before.id, number, title, body, ...by, recordedAt: ctx.now },
  });
  return number;
}

async function setServices(tx: Tx, before: RunbookRow, slugs: readonly string[]): Promise<void> {
  const runbookId = before.id;
  const kept = before.services.map(({ service }) => service.slug);
  const services = await findServices(tx, slugs, kept);
  await tx.runbookService.deleteMany({ where: { runbookId } });
  await tx.runbookService.createMany({
    data: services.map(({ id: serviceId }) => ({ runbookId, serviceId })),
  });
}

/** Somebody found a revision right; the caller moves the runbook's own date. */
export async function recordReview(tx: Tx, runbookId: string, revision: number, ctx: Context) {
  const by = { byId: userIdOf(ctx.actor), byName: nameOf(ctx.actor) };
  await tx.runbookReview.create({ data: { runbookId, revision, ...by, reviewedAt: ctx.now } });
}

function auditedParts(runbook: RunbookRow) {
  return {
    title: runbook.title,
    revision: runbook.revisions[0]?.number ?? 0,
    ownerId: runbook.ownerId,
    team: runbook.team?.slug ?? null,
    services: runbook.services.map(({ service }) => service.slug),
    archived: runbook.archivedAt !== null,
  };
}
