import type pg from "pg";
import type { Actor } from "@/lib/access/actor";
import { listIncidents } from "@/lib/incidents/queries";
import { recordStatements } from "./statements";

/**
 * Runs each view once and prints the plan of the statement by which the app's own code finds its
 * incidents, as it was sent; the rest of a view are look-ups by those incidents' ids.
 */
export async function printPlans(
  client: pg.Client,
  actor: Actor,
  views: Record<string, Record<string, unknown>>,
): Promise<void> {
  for (const [title, input] of Object.entries(views)) {
    const statements = await recordStatements(() => listIncidents.execute(actor, input));
    console.log(`\n## ${title} (${statements.length} statements)`);
    for (const { text, values } of statements.slice(0, 1)) {
      console.log(text);
      const plan = await client.query<{ "QUERY PLAN": string }>(
        `explain (analyze, buffers) ${text}`,
        values,
      );
      console.log(plan.rows.map((row) => row["QUERY PLAN"]).join("\n"));
    }
  }
}
