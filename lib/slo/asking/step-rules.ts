import { judgeCounts, type Sample } from "@/lib/slo/samples/sample-rules";
import type { Query, Stretch } from "./plan-rules";

/** What each query answered: its steps by their end in seconds, as Prometheus writes numbers. */
export type Answers = ReadonlyMap<Query["called"], ReadonlyMap<number, string>>;
/** How many steps were refused, by reason. */
export type Refusals = Readonly<Record<string, number>>;

const NO_NUMBER = "not a number (NaN or infinite)";
/** What differs by less is the same: sums of binary fractions. */
const PRECISION = 1_000;

/**
 * Makes samples of what was answered, a minute each, named by where it begins. A step that one query has no answer
 * for stays missing; one that cannot be is refused. Refusals of steps that were asked for before count no more.
 */
export function readSteps(answers: Answers, { newFrom }: Pick<Stretch, "newFrom">) {
  const samples: Sample[] = [];
  const refused: Record<string, number> = {};
  const [first = new Map<number, string>()] = answers.values();
  for (const at of first.keys()) {
    const step = readStep(answers, at);
    if (step === null) continue;
    if (typeof step !== "string") samples.push({ minute: Math.round(at / 60) - 1, measured: step });
    else if (at >= newFrom) refused[step] = (refused[step] ?? 0) + 1;
  }
  return { samples, refused: refused as Refusals };
}

/** A step, or why it is refused; null where one of the queries has no answer. */
function readStep(answers: Answers, at: number): Sample["measured"] | string | null {
  const numbers = new Map<Query["called"], number>();
  for (const [called, points] of answers) {
    const text = points.get(at);
    if (text === undefined) return null;
    numbers.set(called, Number(text));
  }
  if ([...numbers.values()].some((number) => !Number.isFinite(number))) return NO_NUMBER;
  const value = numbers.get("value");
  return value === undefined ? judge(numbers) : { value };
}

function judge(numbers: ReadonlyMap<Query["called"], number>): Sample["measured"] | string {
  if ([...numbers.values()].some((number) => number < 0)) return "negative";
  const [good, bad, total] = (["good", "bad", "total"] as const).map((called) => {
    const number = numbers.get(called);
    return number === undefined ? undefined : Math.round(number * PRECISION) / PRECISION;
  });
  const all = total ?? (good ?? 0) + (bad ?? 0);
  if (good !== undefined && good > all) return "more good than all";
  if (bad !== undefined && bad > all) return "more bad than all";
  const fine = good ?? Math.round((all - (bad ?? 0)) * PRECISION) / PRECISION;
  const judged = judgeCounts(fine, all);
  return typeof judged === "string" ? judged.replace(/\.$/, "").toLowerCase() : judged;
}

/** “3 steps refused: more good than all.”, a sentence for each reason. */
export function sayRefusals(refused: Refusals): string[] {
  return Object.entries(refused).map(
    ([reason, count]) =>
      `${count.toLocaleString("en")} ${count === 1 ? "step" : "steps"} refused: ${reason}.`,
  );
}
