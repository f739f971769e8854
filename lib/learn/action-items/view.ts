import "server-only";
import { TEAM_NAME } from "@/lib/people/teams/view";
import type { Actor } from "@/lib/platform/access/actor";
import { iso } from "@/lib/platform/core/json";
import { visibleTo } from "@/lib/respond/incidents/visibility/visibility";
import type { Prisma } from "@/prisma/generated/client";
import { ageInDays, isOverdue } from "./rules";

export const ACTION_ITEM = {
  include: {
    owner: { select: { id: true, name: true } },
    incident: { select: { number: true, title: true } },
    team: TEAM_NAME,
    service: { select: { slug: true, name: true, team: TEAM_NAME } },
    _count: { select: { postponements: true } },
  },
} as const satisfies Prisma.ActionItemDefaultArgs;
type ActionItemRow = Prisma.ActionItemGetPayload<typeof ACTION_ITEM>;

/** An action item as API and browser get it; `team` is its own or else its service's, `dueOn` is a day, `postponed` how often that moved away. */
export type ActionItemView = ReturnType<typeof viewActionItem>;

export function viewActionItem(item: ActionItemRow, now: Date) {
  const dueOn = dayOf(item.dueOn);
  return {
    id: item.id,
    number: item.number,
    ref: refOfItem(item.number),
    title: item.title,
    description: item.description,
    state: item.state,
    priority: item.priority,
    kind: item.kind,
    owner: item.owner,
    dueOn,
    overdue: isOverdue(item.state, dueOn, todayOf(now)),
    incident: item.incident
      ? {
          number: item.incident.number,
          ref: `INC-${item.incident.number}`,
          title: item.incident.title,
        }
      : null,
    service: item.service && { slug: item.service.slug, name: item.service.name },
    team: item.team ?? item.service?.team ?? null,
    isTeamOwn: item.team !== null,
    ticketUrl: item.ticketUrl,
    evidence: item.evidence,
    reason: item.wontDoReason,
    closedAt: iso(item.closedAt),
    createdAt: iso(item.createdAt),
    ageDays: ageInDays(item.createdAt, item.closedAt, now),
    postponed: item._count.postponements,
    version: item.version,
  };
}

/** How people call an item: "AI-7". */
export function refOfItem(number: number): string {
  return `AI-${number}`;
}

/** Items of no incident, and of incidents the actor may see. */
export function actionItemsVisibleTo(actor: Actor): Prisma.ActionItemWhereInput {
  return { OR: [{ incidentId: null }, { incident: visibleTo(actor) }] };
}

/** A stored day as `2026-01-31`. */
export function dayOf(day: Date): string;
export function dayOf(day: Date | null): string | null;
export function dayOf(day: Date | null): string | null {
  return day === null ? null : day.toISOString().slice(0, 10);
}

/** The day that counts for "overdue", in UTC. */
export function todayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
