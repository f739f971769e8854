import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { IMPACT_UNITS, impactTally } from "@/lib/slo/budgets/impact-rules";
import { MINUTE_MS, overlapOf, type Span, toMinutes } from "@/lib/slo/budgets/span-rules";
import type { Definition } from "@/lib/slo/slos/definition-rules";
import { type Counted, countWindows } from "./count-windows";
import { readImpacts } from "./read-impacts";

/** What is measured, and all that does not count of it. */
export type Source = {
  readonly id: string;
  readonly serviceId: string;
  readonly definition: Definition;
  /** In milliseconds. */
  readonly excluded: readonly Span[];
  readonly data: Span | null;
};

/** Windows in milliseconds, none beyond the instant that is asked for. */
export type Question = { readonly source: Source; readonly windows: readonly Span[] };

/** What a window knows; `unknownShare` where impact counts whole because nobody said how many users felt it. */
export type Gathered = Counted & { readonly unknownShare: boolean };

/** Counts windows of SLOs of all kinds. In the order of the questions, and of their windows. */
export async function gather(
  db: ReadDb,
  questions: readonly Question[],
): Promise<readonly (readonly Gathered[])[]> {
  const byIncidents = questions.filter(({ source }) => isOfIncidents(source));
  const sampled = questions.filter(({ source }) => !isOfIncidents(source));
  const asked = sampled.flatMap(({ source, windows }) =>
    windows.map((window) => ({
      sloId: source.id,
      definition: source.definition,
      window: toMinutes(window),
      excluded: source.excluded.map(toMinutes),
      data: source.data && toMinutes(source.data),
    })),
  );
  const counted = (await countWindows(db, asked)).values();
  const ofSamples = new Map(
    sampled.map((question) => [
      question,
      question.windows.map(() => ({ ...next(counted), unknownShare: false })),
    ]),
  );
  const ofIncidents = await gatherImpacts(db, byIncidents);
  return questions.map((question) => ofSamples.get(question) ?? ofIncidents.get(question) ?? []);
}

function isOfIncidents({ definition }: Source): boolean {
  return definition.measurement.type === "INCIDENTS";
}

function next(counted: Iterator<Counted>): Counted {
  const { value, done } = counted.next();
  if (done) throw new Error("A window was not counted");
  return value;
}

async function gatherImpacts(db: ReadDb, questions: readonly Question[]) {
  const windows = questions.flatMap((question) => question.windows);
  if (windows.length === 0) return new Map<Question, Gathered[]>();
  const whole = {
    start: Math.min(...windows.map(({ start }) => start)),
    end: Math.max(...windows.map(({ end }) => end)),
  };
  const services = [...new Set(questions.map(({ source }) => source.serviceId))];
  const impacts = await readImpacts(db, services, whole);
  return new Map(
    questions.map((question) => {
      const { serviceId, excluded } = question.source;
      const own = impacts.get(serviceId) ?? [];
      const gathered = question.windows.map((window): Gathered => {
        const tally = impactTally(own, window, excluded);
        const minutes = Number(tally.total / IMPACT_UNITS);
        return {
          ...tally,
          good: tally.total - tally.bad,
          knownMinutes: minutes,
          minutes,
          countedFrom: Math.ceil(window.start / MINUTE_MS),
          unknownShare: own.some((impact) => impact.share === null && overlapOf(impact, window)),
        };
      });
      return [question, gathered];
    }),
  );
}
