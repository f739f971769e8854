import "server-only";
import { directPool, directUrl, pool } from "./db";
import { env } from "./env";
import { log } from "./log";

const ASK_EVERY_MS = 1_000;
const SAY_EVERY_MS = 30_000;
/** Wrong password, role or database: nothing that waiting mends. */
const HOPELESS = ["28P01", "28000", "3D000"];

/** What the database says: null when it can be used, or a sentence about what is waited for. */
export type Waiting = string | null;

/**
 * Asks the database once.
 * @throws Error with one sentence where waiting is of no use.
 */
export async function askDatabase(): Promise<Waiting> {
  const waiting = await askTables();
  if (waiting !== null || env().DATABASE_DIRECT_URL === undefined) return waiting;
  try {
    await directPool().query("select 1");
    return null;
  } catch (error) {
    const { code, reason } = explain(error);
    if (HOPELESS.includes(code)) throw new Error(`DATABASE_DIRECT_URL: ${reason}.`);
    return `the database at ${hostOf(directUrl())} (DATABASE_DIRECT_URL): ${reason}`;
  }
}

async function askTables(): Promise<Waiting> {
  try {
    const { rowCount } = await pool().query(
      "select 1 from _prisma_migrations where finished_at is not null limit 1",
    );
    return rowCount ? null : "the database to be set up: run `npm run migrate`";
  } catch (error) {
    const { code, reason } = explain(error);
    if (HOPELESS.includes(code)) throw new Error(`DATABASE_URL: ${reason}.`);
    if (code === "42P01") return "the database to be set up: run `npm run migrate`";
    if (code === "42501") return "the right to read the database: run `npm run migrate`";
    return `the database at ${hostOf(env().DATABASE_URL)}: ${reason}`;
  }
}

/** A socket's address has no host, and is none to `URL`. */
function hostOf(address: string): string {
  return (URL.canParse(address) && new URL(address).host) || "its socket";
}

/**
 * Waits until the database can be used, however long that takes, and says what for.
 * @throws Error as `askDatabase`
 */
export async function waitForDatabase(): Promise<void> {
  let waiting = await askDatabase();
  for (let waited = 0; waiting !== null; waited += ASK_EVERY_MS) {
    if (waited % SAY_EVERY_MS === 0) log.warn(`Waiting for ${waiting}`);
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
    waiting = await askDatabase();
    if (waiting === null) log.info("The database can be used now");
  }
}

/** Says once in the log when the role of the app could do more with its tables than it should. */
export async function noteOwnership(): Promise<void> {
  const { rows } = await pool().query<{ owns: boolean }>(
    `select pg_has_role(current_user, relowner, 'USAGE') as owns
     from pg_class where oid = 'public.audit_event'::regclass`,
  );
  if (rows[0]?.owns) {
    log.info("The app's role owns its tables; docs/operations.md, Two roles, says how it need not");
  }
}

function explain(error: unknown): { code: string; reason: string } {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const code = first instanceof Error && "code" in first ? String(first.code) : "";
  return { code, reason: first instanceof Error ? first.message : String(first) };
}
