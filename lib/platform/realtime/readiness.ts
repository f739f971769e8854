import "server-only";
import { pool } from "@/lib/platform/core/db";
import { log } from "@/lib/platform/core/log";
import { hearsItself } from "./echo";

export type Readiness = {
  readonly status: "ready" | "not ready";
  readonly database: "reachable" | "unreachable";
  readonly migrations: { readonly applied: number; readonly failed: number } | null;
  /** Where they do not arrive, pages stand still: `DATABASE_URL` may lead to a pooler, without a direct address. */
  readonly liveNotices: "arrive" | "do not arrive" | null;
};

/** Asks the database, and whether its notices are heard; never throws. */
export async function readiness(): Promise<Readiness> {
  try {
    const { rows } = await pool().query<{ applied: number; failed: number }>(
      `select count(*) filter (where finished_at is not null)::int as applied,
              count(*) filter (where finished_at is null and rolled_back_at is null)::int as failed
       from _prisma_migrations`,
    );
    const migrations = rows[0] ?? { applied: 0, failed: 0 };
    const isCurrent = migrations.applied > 0 && migrations.failed === 0;
    const liveNotices = isCurrent ? await askNotices() : null;
    const status = liveNotices === "arrive" ? "ready" : "not ready";
    return { status, database: "reachable", migrations, liveNotices };
  } catch (error) {
    log.warn({ err: error }, "The database does not answer");
    return { status: "not ready", database: "unreachable", migrations: null, liveNotices: null };
  }
}

async function askNotices(): Promise<"arrive" | "do not arrive"> {
  return (await hearsItself()) ? "arrive" : "do not arrive";
}
