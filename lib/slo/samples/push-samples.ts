import "server-only";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import { DomainError } from "@/lib/platform/core/errors";
import { inTurns, mapInSteps } from "@/lib/platform/core/threads/steps";
import { thresholdOf } from "@/lib/slo/slos/definition-rules";
import { loadSlo, requireInUse } from "@/lib/slo/slos/load";
import { newestDefinition, readDefinition } from "@/lib/slo/slos/view";
import { readSample, type Sample } from "./sample-rules";
import { PushSamples } from "./schemas";
import { storeSamples } from "./store-samples";

type Pushed = {
  readonly accepted: number;
  readonly replaced: number;
  readonly refused: readonly { readonly at: string; readonly reason: string }[];
};

const SUMMED_UP =
  "The minutes of this hour are summed up already: only hours without data can be filled in.";

/**
 * Stores samples, each on its own: what is wrong with one refuses that one, with a reason. Measurements are no
 * part of the record, so they leave no event.
 * @throws DomainError NOT_FOUND; CONFLICT where an SLO measures otherwise, or is archived.
 */
export const pushSamples = defineCommand({
  name: "slo.push-samples",
  permission: "slo.push",
  input: PushSamples,
  sample: { slo: 7, samples: [{ at: "2026-03-14T09:26:00Z", good: 998, total: 1_000 }] },
  run: async (tx, { slo: number, samples }, ctx): Promise<Outcome<Pushed>> => {
    const slo = await loadSlo(tx, number);
    requireInUse(slo);
    const definition = readDefinition(newestDefinition(slo));
    if (definition.measurement.type !== "PUSH") {
      throw new DomainError(
        "CONFLICT",
        `This SLO is measured by ${definition.measurement.type}: it takes no samples.`,
      );
    }
    const takes = thresholdOf(definition) ? "VALUE" : "COUNTS";
    const read = await inTurns(mapInSteps(samples, (sample) => readSample(sample, takes, ctx.now)));
    const good = read.filter((each): each is Sample => typeof each !== "string");
    const stored = await storeSamples(tx, slo.id, definition, good, ctx.now);
    const summedUp = new Set(stored.summedUp);
    const refused = samples.flatMap(({ at }, index) => {
      const each = read[index];
      if (typeof each === "string") return [{ at, reason: each }];
      return each && summedUp.has(each.minute) ? [{ at, reason: SUMMED_UP }] : [];
    });
    const { accepted, replaced } = stored;
    return { result: { accepted, replaced, refused }, audit: "unchanged" };
  },
});
