import type { PoolClient } from "pg";
import { pool } from "@/lib/platform/core/db";

/** What became of a call while somebody else held rows: its end, or that it waited for them. */
export type Ending =
  | { readonly waited: true }
  | { readonly waited: false; readonly error: unknown; readonly answer: unknown };

/**
 * Makes a call while every row of an incident is held by another transaction. A call that waits for one of them could
 * be measured by a stranger; it is found by asking the database who waits for whom, not by a clock.
 */
export async function callWhileHeld(
  incidentId: string,
  call: () => Promise<unknown>,
): Promise<Ending> {
  const holder = await pool().connect();
  try {
    await holder.query("begin");
    const { rows } = await holder.query<{ pid: number }>("select pg_backend_pid() as pid");
    await holdEverything(holder, incidentId);
    let ending: Ending | null = null;
    const called = call().then(
      (answer) => (ending ??= { waited: false, error: null, answer }),
      (error: unknown) => (ending ??= { waited: false, error, answer: null }),
    );
    while (ending === null) {
      if (await isWaitedFor(rows[0]?.pid ?? 0)) ending ??= { waited: true };
      else await Promise.race([called, new Promise((resolve) => setTimeout(resolve, 2))]);
    }
    await holder.query("rollback");
    await called;
    return ending;
  } finally {
    holder.release();
  }
}

/** All rows that name the incident or its postmortem, in whatever table, and what hangs on those. */
async function holdEverything(holder: PoolClient, incidentId: string): Promise<void> {
  await holder.query("select 1 from incident where id = $1 for update", [incidentId]);
  const ofIncident = "incident_id = $1";
  const ofPostmortem = "postmortem_id in (select id from postmortem where incident_id = $1)";
  const ofItem = "item_id in (select id from action_item where incident_id = $1)";
  const ofThread = `thread_id in (select id from postmortem_thread where ${ofPostmortem})`;
  const conditions = {
    incident_id: ofIncident,
    postmortem_id: ofPostmortem,
    item_id: ofItem,
    thread_id: ofThread,
  };
  for (const [column, condition] of Object.entries(conditions)) {
    const { rows } = await holder.query<{ name: string }>(
      `select c.table_name as name from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
       where c.column_name = $1 and c.table_schema = current_schema() and t.table_type = 'BASE TABLE'`,
      [column],
    );
    for (const { name } of rows) {
      await holder.query(`select 1 from "${name}" where ${condition} for update`, [incidentId]);
    }
  }
}

async function isWaitedFor(pid: number): Promise<boolean> {
  const { rowCount } = await pool().query(
    "select from pg_stat_activity where $1 = any(pg_blocking_pids(pid))",
    [pid],
  );
  return (rowCount ?? 0) > 0;
}
