import "server-only";
import { pool } from "./db";
import { log } from "./log";

export type Readiness = {
  readonly status: "ready" | "not ready";
  readonly database: "reachable" | "unreachable";
  readonly migrations: { readonly applied: number; readonly failed: number } | null;
};

/** Asks the database; never throws. */
export async function readiness(): Promise<Readiness> {
  try {
    const { rows } = await pool().query<{ applied: number; failed: number }>(
      `select count(*) filter (where finished_at is not null)::int as applied,
              count(*) filter (where finished_at is null and rolled_back_at is null)::int as failed
       from _prisma_migrations`,
    );
    const migrations = rows[0] ?? { applied: 0, failed: 0 };
    const ready = migrations.applied > 0 && migrations.failed === 0;
    return { status: ready ? "ready" : "not ready", database: "reachable", migrations };
  } catch (error) {
    log.warn({ err: error }, "The database does not answer");
    return { status: "not ready", database: "unreachable", migrations: null };
  }
}
