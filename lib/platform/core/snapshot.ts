import "server-only";
import type { PrismaClient } from "@/prisma/generated/client";
import type { ReadDb } from "./db";

/** As long may it take to read a whole record; the timeout is a last resort, not a limit. */
const SNAPSHOT = { isolationLevel: "RepeatableRead", maxWait: 10_000, timeout: 600_000 } as const;

/**
 * Reads everything as it stood at one moment, with instants in UTC, however long it takes and whoever writes
 * meanwhile. Inside a transaction it is that transaction's view.
 */
export async function readSnapshot<T>(db: ReadDb, work: (db: ReadDb) => Promise<T>): Promise<T> {
  const within = async (tx: ReadDb) => {
    await tx.$queryRaw`select set_config('timezone', 'UTC', true)`;
    return work(tx);
  };
  return isClient(db) ? db.$transaction(within, SNAPSHOT) : within(db);
}

function isClient(db: ReadDb): db is PrismaClient {
  return "$connect" in db && db.$connect !== undefined;
}
