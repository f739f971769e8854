import "server-only";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { backoffMs } from "@/lib/platform/jobs/backoff-rules";
import { storeSamples } from "@/lib/slo/samples/store-samples";
import { newestDefinition, readDefinition, SLO } from "@/lib/slo/slos/view";
import { nextStepAt } from "./plan-rules";
import { NoteFailure, StoreAnswers } from "./schemas";
import { type Refusals, readSteps } from "./step-rules";

/** What fails is tried again after at most so long. */
const LONGEST_WAIT_MS = 300_000;
const NOBODY = "00000000-0000-7000-8000-000000000000";
const SAMPLE = { sloId: NOBODY, definition: 1, busyUntil: "2026-03-14T09:26:00.000Z" };

/**
 * Stores what a source answered for an SLO, and how far it was asked. Nothing where the claim is another's by now,
 * or the SLO was defined anew meanwhile: it is asked again then.
 */
export const storeAnswers = defineCommand({
  name: "slo.store-answers",
  permission: "system",
  input: StoreAnswers,
  sample: { ...SAMPLE, stretch: { start: 60, end: 60, newFrom: 60 }, answers: [], remark: null },
  run: async (tx, { sloId, definition, busyUntil, stretch, answers, remark }, ctx) => {
    const ask = await holdClaim(tx, sloId, busyUntil);
    if (!ask) return { result: null, audit: "unchanged" };
    const slo = await tx.slo.findUniqueOrThrow({ where: { id: sloId }, ...SLO });
    const newest = newestDefinition(slo);
    if (newest.number !== definition) {
      await tx.sloAsk.update({ where: { sloId }, data: { busyUntil: null } });
      return { result: null, audit: "unchanged" };
    }
    const byQuery = new Map(answers.map(({ called, points }) => [called, points]));
    const { samples, refused } = readSteps(byQuery, stretch);
    await storeSamples(tx, sloId, readDefinition(newest), samples, ctx.now);
    const askedUntil = new Date(stretch.end * 1_000);
    const isCaughtUp = nextStepAt(ctx.now).getTime() - askedUntil.getTime() <= 2 * 60_000;
    await tx.sloAsk.update({
      where: { sloId },
      data: {
        askedUntil,
        busyUntil: null,
        nextAskAt: isCaughtUp ? nextStepAt(ctx.now) : ctx.now,
        failure: null,
        failingSince: null,
        failuresInRow: 0,
        remark,
        refused: addUp(ask.refused as Refusals, refused),
      },
    });
    return { result: null, audit: "unchanged" };
  },
});

/** Keeps why a source did not answer, and when it is asked again; with a source that is away all its SLOs wait. */
export const noteFailure = defineCommand({
  name: "slo.note-ask-failure",
  permission: "system",
  input: NoteFailure,
  sample: { ...SAMPLE, sourceId: NOBODY, because: "No answer.", isAway: true, random: 0.5 },
  run: async (tx, input, ctx): Promise<Outcome<null>> => {
    const { sloId, busyUntil, sourceId, because, isAway, random } = input;
    const ask = await holdClaim(tx, sloId, busyUntil);
    if (!ask) return { result: null, audit: "unchanged" };
    const failures = ask.failuresInRow + 1;
    const wait = Math.min(LONGEST_WAIT_MS, backoffMs(failures, random));
    const nextAskAt = new Date(ctx.now.getTime() + wait);
    const failed = { failure: because, failuresInRow: failures, nextAskAt };
    await tx.sloAsk.update({
      where: { sloId },
      data: { ...failed, busyUntil: null, failingSince: ask.failingSince ?? ctx.now },
    });
    if (isAway) {
      const others = { sourceId, sloId: { not: sloId }, nextAskAt: { lte: ctx.now } };
      await tx.sloAsk.updateMany({
        where: { ...others, failingSince: null },
        data: { failingSince: ctx.now },
      });
      await tx.sloAsk.updateMany({ where: others, data: failed });
    }
    return { result: null, audit: "unchanged" };
  },
});

/** The row while it is this claim's; null once it ran out and is somebody else's. */
async function holdClaim(tx: Tx, sloId: string, busyUntil: string) {
  await tx.$queryRaw`select 1 from slo_ask where slo_id = ${sloId}::uuid for update`;
  return tx.sloAsk.findFirst({ where: { sloId, busyUntil: new Date(busyUntil) } });
}

function addUp(before: Refusals, more: Refusals): Record<string, number> {
  const sums: Record<string, number> = { ...before };
  for (const [reason, count] of Object.entries(more)) sums[reason] = (sums[reason] ?? 0) + count;
  return sums;
}
