import pg from "pg";
import type { Actor } from "@/lib/access/actor";
import { listIncidents } from "@/lib/incidents/queries";

type Statement = { text: string; values: unknown[] };

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

/** What is sent to the database while `work` runs. */
async function recordStatements(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function record(this: pg.Client, ...args: unknown[]) {
    const [sent] = args;
    if (isStatement(sent)) statements.push({ text: sent.text, values: sent.values });
    return Reflect.apply(original, this, args);
  } as typeof original;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return statements;
}

function isStatement(sent: unknown): sent is Statement {
  return typeof sent === "object" && sent !== null && "text" in sent && "values" in sent;
}
