import type pg from "pg";
import type { Actor } from "@/lib/access/actor";
import { listIncidents } from "@/lib/incidents/queries";
import type { Views } from "./board";
import { recordStatements } from "./statements";

/** The one statement of a view whose cost could grow with the history. */
const FINDS_INCIDENTS =
  /FROM "public"."incident" WHERE .* ORDER BY "public"."incident"."declared_at"/;

/**
 * Runs each view once and prints the plan of the statement by which the app's own code finds its
 * incidents, as it was sent; the rest of a view are look-ups by those incidents' ids.
 */
export async function printPlans(client: pg.Client, actor: Actor, views: Views): Promise<void> {
  for (const [title, input] of Object.entries(views)) {
    const statements = await recordStatements(() => listIncidents.execute(actor, input));
    console.log(`\n## ${title} (${statements.length} statements)`);
    const found = statements.find(({ text }) => FINDS_INCIDENTS.test(text));
    if (!found) throw new Error(`No statement of "${title}" finds incidents.`);
    const plan = await client.query<{ "QUERY PLAN": string }>(
      `explain (analyze, buffers) ${found.text}`,
      found.values,
    );
    console.log(found.text.replace(/^SELECT .*? FROM /, "SELECT … FROM "));
    console.log(plan.rows.map((row) => row["QUERY PLAN"]).join("\n"));
  }
}
