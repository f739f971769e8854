import "server-only";
import { pool } from "@/lib/platform/core/db";
import { log } from "@/lib/platform/core/log";
import { clockOffset, machineTimeMs, setClockOffset } from "./clock";

const EVERY_MS = 60_000;

/**
 * Follows the database's clock, so that several processes tell one time even where a machine's own is
 * wrong. Asks now and every minute; while the database is away the last answer holds.
 */
export async function followDatabaseClock(): Promise<void> {
  await compareClocks();
  setInterval(() => void compareClocks(), EVERY_MS).unref();
}

async function compareClocks(): Promise<void> {
  try {
    const asked = machineTimeMs();
    const { rows } = await pool().query<{ ms: number }>(
      "select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms",
    );
    const offset = clockOffset(asked, machineTimeMs(), rows[0]?.ms ?? asked);
    setClockOffset(offset);
    if (offset !== 0) log.warn({ offsetMs: offset }, "This machine's clock is wrong: set it");
  } catch (error) {
    log.warn({ err: error }, "The database's clock could not be read");
  }
}
