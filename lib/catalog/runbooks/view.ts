import "server-only";
import { TEAM_NAME } from "@/lib/people/teams/view";
import { iso } from "@/lib/platform/core/json";
import type { Prisma } from "@/prisma/generated/client";
import { isStale } from "./rules";

export const RUNBOOK = {
  include: {
    owner: { select: { id: true, name: true } },
    team: TEAM_NAME,
    services: {
      select: { service: { select: { slug: true, name: true } } },
      orderBy: { service: { name: "asc" } },
    },
    reviews: { select: { byName: true }, orderBy: { reviewedAt: "desc" }, take: 1 },
    revisions: { select: { number: true }, orderBy: { number: "desc" }, take: 1 },
  },
} as const satisfies Prisma.RunbookDefaultArgs;
export type RunbookRow = Prisma.RunbookGetPayload<typeof RUNBOOK>;

/** A runbook as API and browser get it; `stale` when nobody has found it right for 90 days. */
export type RunbookView = ReturnType<typeof viewRunbook>;

export function viewRunbook(runbook: RunbookRow, now: Date) {
  return {
    number: runbook.number,
    ref: refOfRunbook(runbook.number),
    title: runbook.title,
    body: runbook.body,
    services: runbook.services.map(({ service }) => service),
    owner: runbook.owner,
    team: runbook.team,
    reviewedAt: iso(runbook.reviewedAt),
    reviewedBy: runbook.reviews[0]?.byName ?? null,
    stale: isStale(runbook.reviewedAt, now),
    revision: runbook.revisions[0]?.number ?? 1,
    archivedAt: iso(runbook.archivedAt),
    createdAt: iso(runbook.createdAt),
    version: runbook.version,
  };
}

/** How people call a runbook: "RB-7". */
export function refOfRunbook(number: number): string {
  return `RB-${number}`;
}
