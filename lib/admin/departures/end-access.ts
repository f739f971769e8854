import "server-only";
import { z } from "zod";
import { handOverRunbooks } from "@/lib/catalog/runbooks/hand-over-runbooks";
import { handOverItems } from "@/lib/learn/action-items/hand-over-items";
import { handOverPostmortems } from "@/lib/learn/postmortems/hand-over-postmortems";
import { findActiveUser } from "@/lib/people/people/load";
import { disablePerson } from "@/lib/people/people/membership";
import { leaveTeams } from "@/lib/people/teams/leave-teams";
import { type AuditEntry, WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { invalidField } from "@/lib/platform/core/errors";
import { Id } from "@/lib/platform/core/input";
import { handOverSteps } from "@/lib/respond/checklist/hand-over-steps";
import { handOverRoles } from "@/lib/respond/incidents/hand-over-roles";
import { countDuties } from "./duties";
import { DepartureEvents } from "./events";

/**
 * Ends a person's access at once, and hands what they still had to do to somebody else, all or nothing. Without
 * somebody their items stay theirs, and their roles in open incidents are free. What they wrote stays theirs.
 * @throws DomainError NOT_FOUND; CONFLICT for the last admin; INVALID for somebody who cannot take it over
 */
export const endAccess = defineCommand({
  name: "people.end-access",
  permission: "people.manage",
  input: z.strictObject({ userId: Id, handOverTo: Id.nullable().default(null) }),
  sample: { userId: "00000000-0000-7000-8000-000000000000", handOverTo: null },
  run: async (tx, { userId, handOverTo }, ctx): Promise<Outcome<{ id: string }>> => {
    const person = await disablePerson(tx, userId, ctx.now);
    const result = { id: userId };
    if (!person) return { result, audit: "unchanged" };
    const successor = handOverTo === null ? null : await findSuccessor(tx, handOverTo);
    const duties = await countDuties(tx, userId);
    const handed = await handOver(tx, person, successor, ctx);
    const disabled: AuditEntry = DepartureEvents.entry("people.disabled", {
      stream: WORKSPACE_STREAM,
      subject: { type: "user", id: userId },
      after: { name: person.name, handedTo: handOverTo, takenBy: successor?.name ?? null, duties },
    });
    return { result, audit: [disabled, ...handed] };
  },
});

/** Somebody who may do what is handed over: viewers may not. */
async function findSuccessor(tx: Tx, id: string) {
  const user = await findActiveUser(tx, id, "handOverTo");
  if (user.role !== "VIEWER") return user;
  throw invalidField("handOverTo", `${user.name} can only read here: choose somebody else.`);
}

async function handOver(
  tx: Tx,
  from: { id: string; name: string },
  to: { id: string; name: string } | null,
  ctx: Context,
): Promise<AuditEntry[]> {
  const toId = to?.id ?? null;
  const teams = await leaveTeams(tx, from, to, ctx.now);
  const roles = await handOverRoles(tx, from, toId, ctx);
  const steps = await handOverSteps(tx, from.id, toId);
  if (toId === null) return [...teams, ...roles, ...steps];
  return [
    ...teams,
    ...roles,
    ...steps,
    ...(await handOverItems(tx, from.id, toId, ctx.now)),
    ...(await handOverPostmortems(tx, from.id, toId, ctx.now)),
    ...(await handOverRunbooks(tx, from.id, toId)),
  ];
}
