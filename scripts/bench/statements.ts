import pg from "pg";

export type Statement = { readonly text: string; readonly values: unknown[] };

/** What is sent to the database while `work` runs. */
export async function recordStatements(work: () => Promise<unknown>): Promise<Statement[]> {
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
