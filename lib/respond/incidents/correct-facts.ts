import "server-only";
import { userIdOf } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { invalidField, refuseWith } from "@/lib/platform/core/errors";
import { refreshClocks } from "./clocks/clocks";
import { IncidentEvents } from "./events";
import { type IncidentRow, lockIncident, streamOf } from "./load";
import { type IncidentChanges, saveIncident } from "./save";
import { CORRECTABLE_INSTANTS, CORRECTABLE_MEASURES, CorrectFacts } from "./schemas";
import { canEdit } from "./steps/transition-rules";
import { readIncidentView } from "./view";

const CORRECTABLE = [...CORRECTABLE_INSTANTS, ...CORRECTABLE_MEASURES] as const;
/** Facts that a step sets: they can be moved by a correction, but only the step can make them. */
const SET_BY_STEP = ["acknowledgedAt", "mitigatedAt", "resolvedAt"] as const;

type Correction = { fact: (typeof CORRECTABLE)[number]; from: string | null; to: string | null };

/**
 * Corrects facts, with a reason; clocks, durations, order and exports follow (docs/rules/clocks.md, docs/rules/incidents.md). Who
 * corrected what, from which value, is kept as rows.
 * @throws DomainError NOT_FOUND; INVALID for contradicting or future instants, or a step not taken yet.
 */
export const correctFacts = defineCommand({
  name: "incident.correct-facts",
  permission: "incident.respond",
  input: CorrectFacts,
  sample: { incident: 42, usersAffectedPercent: 40, reason: "Measured on the dashboard" },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(tx, input, ctx.actor);
    refuseWith(canEdit(incident));
    refuseUntakenSteps(incident, input);
    const corrections = findCorrections(incident, input);
    if (corrections.length === 0) {
      return { result: await readIncidentView(tx, incident.id, ctx), audit: "unchanged" };
    }
    await saveIncident(tx, incident, changesOf(input), ctx);
    await moveFirstSeverity(tx, incident, input);
    await keepCorrections(tx, incident, corrections, input.reason, ctx);
    const clocks = await refreshClocks(tx, incident.id, ctx.now);
    return {
      result: await readIncidentView(tx, incident.id, ctx),
      audit: [
        IncidentEvents.entry("incident.facts-corrected", {
          stream: streamOf(incident),
          subject: { type: "incident", id: incident.id },
          before: Object.fromEntries(corrections.map(({ fact, from }) => [fact, from])),
          after: Object.fromEntries(corrections.map(({ fact, to }) => [fact, to])),
          reason: input.reason,
        }),
      ],
      ...clocks,
    };
  },
});

function refuseUntakenSteps(incident: IncidentRow, input: CorrectFacts): void {
  for (const fact of SET_BY_STEP) {
    if (input[fact] && !incident[fact]) {
      throw invalidField(
        fact,
        "This has not happened yet: take the step first, then correct its time.",
      );
    }
  }
}

function changesOf(input: CorrectFacts): IncidentChanges {
  const given = CORRECTABLE.filter((fact) => input[fact] !== undefined);
  return Object.fromEntries(given.map((fact) => [fact, input[fact]]));
}

function findCorrections(incident: IncidentRow, input: CorrectFacts): Correction[] {
  return CORRECTABLE.flatMap((fact) => {
    const wanted = input[fact];
    if (wanted === undefined) return [];
    const [from, to] = [asText(incident[fact]), asText(wanted)];
    return from === to ? [] : [{ fact, from, to }];
  });
}

function asText(value: Date | number | null): string | null {
  if (value === null) return null;
  return value instanceof Date ? value.toISOString() : String(value);
}

/**
 * The severity it was declared with holds from declaration, so it moves along; not past the next change,
 * or that one would seem to be the first.
 */
async function moveFirstSeverity(tx: Tx, incident: IncidentRow, input: CorrectFacts) {
  if (!input.declaredAt) return;
  const [first, next] = await tx.severityChange.findMany({
    where: { incidentId: incident.id },
    orderBy: [{ at: "asc" }, { recordedAt: "asc" }],
    take: 2,
  });
  if (!first) return;
  if (next && input.declaredAt >= next.at) {
    throw invalidField("declaredAt", "The severity changed before that: give an earlier time.");
  }
  await tx.severityChange.update({ where: { id: first.id }, data: { at: input.declaredAt } });
}

async function keepCorrections(
  tx: Tx,
  incident: IncidentRow,
  corrections: readonly Correction[],
  reason: string,
  ctx: Context,
): Promise<void> {
  const who = { reason, byId: userIdOf(ctx.actor), recordedAt: ctx.now };
  await tx.factCorrection.createMany({
    data: corrections.map((correction) => ({ incidentId: incident.id, ...correction, ...who })),
  });
}
