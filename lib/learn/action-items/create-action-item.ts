import "server-only";
import { findServices } from "@/lib/catalog/services/load";
import { findOwningTeam } from "@/lib/people/teams/load";
import { userIdOf } from "@/lib/platform/access/actor";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { drawHiddenNumber } from "@/lib/platform/core/hidden-number";
import { loadIncident } from "@/lib/respond/incidents/load";
import { findWorker } from "@/lib/respond/incidents/people";
import type { ActionItem } from "@/prisma/generated/client";
import { ActionItemEvents } from "./events";
import { streamOfItem } from "./load";
import { leadsNewItem } from "./owners";
import type { ActionItemState } from "./rules";
import { CreateActionItem } from "./schemas";
import { ACTION_ITEM, viewActionItem } from "./view";

/**
 * Adds an action item: committed at once, or proposed while its incident's postmortem is a draft.
 * @throws DomainError NOT_FOUND for the incident; INVALID for unknown people or services.
 */
export const createActionItem = defineCommand({
  name: "action-item.create",
  permission: "action-item.write",
  input: CreateActionItem,
  sample: {
    title: "Alert when a backup is missing",
    priority: "P0",
    kind: "DETECT",
    incidentNumber: 42,
  },
  asLead: (tx, input, ctx) => leadsNewItem(tx, ctx.actor, input),
  run: async (tx, input, ctx) => {
    const { incidentNumber } = input;
    const incident =
      incidentNumber === null ? null : await loadIncident(tx, incidentNumber, ctx.actor);
    if (input.ownerId) await findWorker(tx, input.ownerId, incident, "ownerId");
    const item = await insertActionItem(tx, incident?.id ?? null, input, ctx);
    return { result: viewActionItem(item, ctx.now), audit: [describeCreation(item)] };
  },
});

/** What became of an item that was promised in the past, for imports. */
export type PastPromise = {
  readonly state: ActionItemState;
  readonly evidence: string | null;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
};

/** Writes an item; the caller checked incident and owner. Also used by imports. */
export async function insertActionItem(
  tx: Tx,
  incidentId: string | null,
  input: CreateActionItem,
  ctx: Context,
  past?: PastPromise,
) {
  const { title, description, ownerId, priority, kind, ticketUrl } = input;
  const [service] = input.service ? await findServices(tx, [input.service]) : [];
  const team = input.team === null ? null : await findOwningTeam(tx, input.team);
  const about = incidentId === null ? null : await readAbout(tx, incidentId);
  return tx.actionItem.create({
    data: {
      ...(about?.restricted && { number: await drawNumber(tx) }),
      title,
      description,
      ownerId,
      priority,
      kind,
      ticketUrl,
      state: about?.draft ? "PROPOSED" : "OPEN",
      dueOn: input.dueOn === null ? null : new Date(input.dueOn),
      incidentId,
      postmortemId: about?.draft ?? null,
      serviceId: service?.id ?? null,
      teamId: team?.id ?? null,
      createdById: userIdOf(ctx.actor),
      createdAt: ctx.now,
      ...past,
    },
    ...ACTION_ITEM,
  });
}

function drawNumber(tx: Tx): Promise<number> {
  return drawHiddenNumber((number) => tx.actionItem.count({ where: { number } }));
}

/** Whether its incident is restricted, and the draft that the item is proposed in, if there is one. */
async function readAbout(tx: Tx, incidentId: string) {
  const { restricted, postmortem } = await tx.incident.findUniqueOrThrow({
    where: { id: incidentId },
    select: { restricted: true, postmortem: { select: { id: true, state: true } } },
  });
  const isDraft = postmortem !== null && postmortem.state !== "PUBLISHED";
  return { restricted, draft: isDraft ? postmortem.id : null };
}

function describeCreation(item: ActionItem): AuditEntry {
  const { title, state, priority, ownerId } = item;
  return ActionItemEvents.entry("action-item.created", {
    stream: streamOfItem(item),
    subject: { type: "action-item", id: item.id },
    after: { title, state, priority, ownerId },
  });
}
