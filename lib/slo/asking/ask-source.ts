import "server-only";
import type { SystemActor } from "@/lib/platform/access/actor";
import type { CallMeta } from "@/lib/platform/command/context";
import { machineTimeMs } from "@/lib/platform/core/clock/clock";
import { log } from "@/lib/platform/core/log";
import type { Surroundings } from "@/lib/platform/outbound/send";
import type { Read } from "@/lib/slo/sources/answer-rules";
import { askRange } from "@/lib/slo/sources/ask";
import { AskSource } from "@/lib/slo/sources/jobs";
import { type Claim, claimAsk } from "./claim-ask";
import { enterSlos } from "./enter-slos";
import type { Query } from "./plan-rules";
import { noteFailure, storeAnswers } from "./store-answers";

/** A run ends by then, with what is left for the next one: no job may take long. */
const RUN_MS = 20_000;

/**
 * The job: asks a source for all that its SLOs lack, an SLO at a time. The database holds nothing open meanwhile.
 * @returns whether something is left
 */
export async function askSource(
  worker: SystemActor,
  payload: unknown,
  meta: CallMeta = {},
  surroundings: Partial<Surroundings> = {},
): Promise<boolean> {
  const { sourceId, again } = AskSource.payload.parse(payload);
  await enterSlos.execute(worker, { sourceId, again }, meta);
  const begun = machineTimeMs();
  while (machineTimeMs() - begun < RUN_MS) {
    const claim = await claimAsk.execute(worker, { sourceId }, meta);
    if (!claim) return false;
    const isAway = await settle(worker, sourceId, claim, meta, surroundings);
    if (isAway) return false;
  }
  return true;
}

/** Asks the queries of one SLO, and keeps what came of it. @returns whether the source is away */
async function settle(
  worker: SystemActor,
  sourceId: string,
  claim: Claim,
  meta: CallMeta,
  surroundings: Partial<Surroundings>,
): Promise<boolean> {
  const { sloId, definition, busyUntil, stretch } = claim;
  const claimed = { sloId, definition, busyUntil };
  const answers: { called: Query["called"]; points: ReadonlyMap<number, string> }[] = [];
  const remarks: string[] = [];
  for (const query of claim.queries) {
    const read: Read = await askRange(claim, query, stretch, surroundings);
    if (read.kind !== "POINTS") {
      const isAway = read.kind === "AWAY";
      log.warn({ sourceId, sloId, because: read.because }, "A data source was not asked in full");
      const failed = { ...claimed, sourceId, because: read.because, isAway, random: Math.random() };
      await noteFailure.execute(worker, failed, meta);
      return isAway;
    }
    answers.push({ called: query.called, points: read.points });
    if (read.remark) remarks.push(read.remark);
  }
  const remark = remarks[0] ?? null;
  await storeAnswers.execute(worker, { ...claimed, stretch, answers, remark }, meta);
  return false;
}
