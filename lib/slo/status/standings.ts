import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import type { SloRow } from "@/lib/slo/slos/view";
import { gather } from "@/lib/slo/tallies/gather";
import { readSources } from "@/lib/slo/tallies/sources";
import { questionsOf, readAnswers, type Standing, statusOf } from "./status-rules";

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
