import "server-only";
import { findServices } from "@/lib/catalog/services/load";
import { ActionItemEvents } from "@/lib/learn/action-items/events";
import { streamOfItem } from "@/lib/learn/action-items/load";
import {
  canMoveDueDay,
  canSetState,
  isFinished,
  isReopening,
} from "@/lib/learn/action-items/rules";
import type { Wish } from "@/lib/learn/action-items/schemas";
import { ACTION_ITEM, dayOf } from "@/lib/learn/action-items/view";
import { findActiveUser } from "@/lib/people/people/load";
import { findOwningTeam } from "@/lib/people/teams/load";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import type { Refusal } from "@/lib/platform/core/errors";
import type { Json } from "@/lib/platform/core/json";
import { explainUnseen, findUnseen } from "@/lib/respond/incidents/people";
import type { ActionItem } from "@/prisma/generated/client";
import { keepPostponement } from "./postponements";

/** New values of columns. */
export type Changes = Partial<Omit<ActionItem, "id" | "number" | "version">>;

/** A wish as columns, and why it is made. */
export type Wanted = {
  readonly columns: Changes;
  readonly reason: string | null;
  /** Items that cannot be given to the wished owner, who may not see them, by their ids. */
  readonly unseen: ReadonlySet<string>;
  readonly ownerName: string | null;
};

/** Looks up the people and services of a wish for items. @throws DomainError INVALID for unknown ones. */
export async function resolveWish(
  tx: Tx,
  wish: Wish,
  items: readonly ActionItem[],
): Promise<Wanted> {
  const { service, team, dueOn, reason = null, ...plain } = wish;
  const owner = plain.ownerId ? await findActiveUser(tx, plain.ownerId, "ownerId") : null;
  const [found] = service ? await findServices(tx, [service]) : [];
  const owning = team ? await findOwningTeam(tx, team) : null;
  const columns: Changes = {
    ...given(plain),
    ...(dueOn !== undefined && { dueOn: dueOn === null ? null : new Date(dueOn) }),
    ...(service !== undefined && { serviceId: found?.id ?? null }),
    ...(team !== undefined && { teamId: owning?.id ?? null }),
  };
  const unseen = owner ? await findUnseenItems(tx, items, owner.id) : new Set<string>();
  return { columns, reason, unseen, ownerName: owner?.name ?? null };
}

async function findUnseenItems(tx: Tx, items: readonly ActionItem[], ownerId: string) {
  const incidents = items.map(({ incidentId }) => incidentId).filter((id) => id !== null);
  const unseen = await findUnseen(tx, incidents, ownerId);
  const hidden = items.filter(({ incidentId }) => incidentId !== null && unseen.has(incidentId));
  return new Set(hidden.map(({ id }) => id));
}

export const STALE = "Somebody changed this action item meanwhile. Look again.";

/** Whether a change was based on an older version than the item has. */
export function isStale(item: ActionItem, version: number | undefined): boolean {
  return version !== undefined && version !== item.version;
}

/** What a wish would change of an item, or why it may not; nothing is written. */
export function planChange(
  item: ActionItem,
  wanted: Wanted,
  now: Date,
): { refusal: Refusal } | { changes: Changes } {
  const { columns, reason } = wanted;
  const changes = onlyNew(item, { ...columns, ...withState(item, columns.state, reason, now) });
  const { state = item.state, evidence = item.evidence, dueOn = item.dueOn } = changes;
  const days = { from: dayOf(item.dueOn), to: dayOf(dueOn) };
  const refusal =
    canGive(item, changes, wanted) ??
    canSetState(item.state, state, { evidence: columns.evidence ?? evidence, reason }) ??
    canMoveDueDay(item.state, days, reason);
  return refusal ? { refusal } : { changes };
}

/** Whoever owns an item has to be able to see it. */
function canGive({ id }: ActionItem, { ownerId }: Changes, wanted: Wanted): Refusal | null {
  if (!ownerId || !wanted.unseen.has(id)) return null;
  const message = explainUnseen(wanted.ownerName ?? "This person");
  return { code: "INVALID", message, fields: { ownerId: message } };
}

/** Writes a planned change, counts it where it postpones. @returns the row, and what the chain records. */
export async function applyChange(
  tx: Tx,
  item: ActionItem,
  changes: Changes,
  reason: string | null,
  ctx: Context,
) {
  const row = await tx.actionItem.update({
    where: { id: item.id, version: item.version },
    data: { ...changes, version: { increment: 1 } },
    select: { id: true },
  });
  if (changes.dueOn !== undefined) await keepPostponement(tx, item, changes.dueOn, reason, ctx);
  const after = await tx.actionItem.findUniqueOrThrow({ where: row, ...ACTION_ITEM });
  const audit: AuditEntry = ActionItemEvents.entry("action-item.edited", {
    stream: streamOfItem(item),
    subject: { type: "action-item", id: item.id },
    before: pick(item, changes),
    after: pick(after, changes),
    ...(reason && { reason }),
  });
  return { after, audit };
}

/** Without the fields that were left out. */
function given<F extends object>(fields: F) {
  const named = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(named) as { [K in keyof F]?: Exclude<F[K], undefined> };
}

/** What goes with another state: when it was finished, why not; evidence of work that begins anew is gone. */
function withState(
  item: ActionItem,
  state: ActionItem["state"] | undefined,
  reason: string | null,
  now: Date,
): Changes {
  if (state === undefined || state === item.state) return {};
  return {
    state,
    closedAt: isFinished(state) ? now : null,
    wontDoReason: state === "WONT_DO" ? reason : null,
    ...(isReopening(item.state, state) && { evidence: null }),
  };
}

function onlyNew(item: ActionItem, changes: Changes): Changes {
  const isNew = ([name, value]: [string, unknown]) =>
    plain(value) !== plain(item[name as keyof ActionItem]);
  return Object.fromEntries(Object.entries(changes).filter(isNew));
}

function pick(item: ActionItem, changes: Changes): Record<string, Json> {
  const names = Object.keys(changes) as (keyof Changes)[];
  return Object.fromEntries(names.map((name) => [name, plain(item[name])]));
}

function plain<V>(value: V | Date): V | string {
  return value instanceof Date ? value.toISOString() : value;
}
