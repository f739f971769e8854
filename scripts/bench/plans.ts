import type pg from "pg";
import type { Actor } from "@/lib/platform/access/actor";
import { CALLS, type Views } from "./calls";
import { recordStatements } from "./statements";

/**
 * Runs each view once and prints the plan of the statement by which the app's own code finds its
 * incidents, as it was sent; the rest of a view are look-ups by those incidents' ids.
 */
export async function printPlans(client: pg.Client, actor: Actor, views: Views): Promise<void> {
  for (const [title, { call, input }] of Object.entries(views)) {
    const { query, grows } = CALLS[call];
    const statements = await recordStatements(() => query.execute(actor, input));
    console.log(`\n## ${title} (${statements.length} statements)`);
    const found = statements.find(({ text }) => grows.test(text));
    if (!found) throw new Error(`No statement of "${title}" finds incidents.`);
    const plan = await client.query<{ "QUERY PLAN": string }>(
      `explain (analyze, buffers) ${found.text}`,
      found.values,
    );
    console.log(found.text.replace(/^SELECT .*? FROM /, "SELECT … FROM "));
    console.log(plan.rows.map((row) => row["QUERY PLAN"]).join("\n"));
  }
}
