import "server-only";
import { may } from "@/lib/platform/access/actor";
import { explainPermission } from "@/lib/platform/access/permissions";
import { defineQuery } from "@/lib/platform/command/query";
import { decodeCursor, encodeCursor, type Page, toPage } from "@/lib/platform/core/cursor";
import { notFound } from "@/lib/platform/core/errors";
import { iso } from "@/lib/platform/core/json";
import { literally } from "@/lib/platform/core/text/like";
import type { Prisma, RunbookRevision } from "@/prisma/generated/client";
import { leadsRunbook, runbooksOfTeam } from "./owners";
import { staleBefore } from "./rules";
import { ListRevisions, ListRunbooks, ReadRunbook } from "./schemas";
import { RUNBOOK, type RunbookRow, type RunbookView, viewRunbook } from "./view";

/** Runbooks, those first that nobody has found right for longest, without their texts. */
export const listRunbooks = defineQuery({
  name: "runbook.list",
  permission: "runbook.read",
  input: ListRunbooks,
  sample: {},
  run: async (db, input, ctx): Promise<Page<RunbookSummary>> => {
    const { limit, cursor, service, team, stale, archived, q } = input;
    const rows = await db.runbook.findMany({
      where: {
        AND: [
          cursor === undefined ? {} : after(cursor),
          team ? runbooksOfTeam(team) : {},
          stale ? { reviewedAt: { lt: staleBefore(ctx.now) } } : {},
        ],
        archivedAt: archived ? { not: null } : null,
        ...(service.length > 0 && { services: { some: { service: { slug: { in: service } } } } }),
        ...(q && { title: { contains: literally(q), mode: "insensitive" } }),
      },
      orderBy: [{ reviewedAt: "asc" }, { number: "asc" }],
      take: limit + 1,
      ...RUNBOOK,
    });
    const cursorOf = ({ reviewedAt, number }: RunbookRow) =>
      encodeCursor([reviewedAt.toISOString(), number]);
    return toPage(rows, limit, cursorOf, (row) => {
      const { body: _, ...summary } = viewRunbook(row, ctx.now);
      return summary;
    });
  },
});
export type RunbookSummary = Omit<RunbookView, "body">;

/** One runbook. @throws DomainError NOT_FOUND. */
export const readRunbook = defineQuery({
  name: "runbook.read",
  permission: "runbook.read",
  input: ReadRunbook,
  sample: { runbook: 7 },
  run: async (db, { runbook: number }, ctx) => {
    const runbook = await db.runbook.findUnique({ where: { number }, ...RUNBOOK });
    if (!runbook) throw notFound("This runbook");
    return viewRunbook(runbook, ctx.now);
  },
});

/** Why the actor may not change a runbook; null when they may. */
export const readRunbookReason = defineQuery({
  name: "runbook.reason",
  permission: "runbook.read",
  input: ReadRunbook,
  sample: { runbook: 7 },
  run: async (db, { runbook }, { actor }) => {
    if (may(actor, "runbook.write")) return null;
    return (await leadsRunbook(db, actor, runbook)) ? null : explainPermission("runbook.write");
  },
});

/** The texts that a runbook had, the newest first. @throws DomainError NOT_FOUND. */
export const listRevisions = defineQuery({
  name: "runbook.revisions",
  permission: "runbook.read",
  input: ListRevisions,
  sample: { runbook: 7 },
  run: async (db, { runbook: number, limit, before }) => {
    const runbook = await db.runbook.findUnique({ where: { number }, select: { id: true } });
    if (!runbook) throw notFound("This runbook");
    const rows = await db.runbookRevision.findMany({
      where: { runbookId: runbook.id, ...(before !== undefined && { number: { lt: before } }) },
      orderBy: { number: "desc" },
      take: limit,
    });
    return rows.map(viewRevision);
  },
});
export type RevisionView = ReturnType<typeof viewRevision>;

function viewRevision({ number, title, body, byId, byName, recordedAt }: RunbookRevision) {
  return { number, title, body, by: { id: byId, name: byName }, recordedAt: iso(recordedAt) };
}

function after(cursor: string): Prisma.RunbookWhereInput {
  const { at, number } = decodeCursor(cursor);
  return {
    OR: [{ reviewedAt: { gt: at } }, { reviewedAt: at, number: { gt: number } }],
  };
}
