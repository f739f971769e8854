import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import type { Budget } from "@/lib/slo/budgets/budget-rules";
import type { SloRow } from "@/lib/slo/slos/view";
import { gather } from "@/lib/slo/tallies/gather";
import { readSources } from "@/lib/slo/tallies/sources";
import {
  budgetFor,
  questionsOf,
  readAnswers,
  type Standing,
  soFarOf,
  statusOf,
} from "./status-rules";

/** How SLOs stand at an instant, by their id; five statements, however many they are. */
export async function readStandings(
  db: ReadDb,
  slos: readonly SloRow[],
  at: Date,
): Promise<ReadonlyMap<string, Standing>> {
  const instant = at.getTime();
  const sources = [...(await readSources(db, slos, at)).values()];
  const asked = sources.map((source) => ({ source, ...questionsOf(source, instant) }));
  const answers = await gather(db, asked);
  return new Map(
    asked.map(({ source, window, lengths }, index): [string, Standing] => {
      const { soFar, stretches } = readAnswers(lengths, answers[index] ?? []);
      return [source.id, statusOf(source, window, soFar, stretches, instant)];
    }),
  );
}

/** What is left of budgets at an instant, by the SLO's id; only the windows are counted. */
export async function readBudgets(
  db: ReadDb,
  slos: readonly SloRow[],
  at: Date,
): Promise<ReadonlyMap<string, Budget>> {
  const instant = at.getTime();
  const sources = [...(await readSources(db, slos, at)).values()];
  const asked = sources.map((source) => {
    const { window, soFar } = soFarOf(source, instant);
    return { source, window, windows: [soFar] };
  });
  const answers = await gather(db, asked);
  return new Map(
    asked.flatMap(({ source, window }, index): [string, Budget][] => {
      const soFar = answers[index]?.[0];
      return soFar ? [[source.id, budgetFor(source, window, soFar)]] : [];
    }),
  );
}
