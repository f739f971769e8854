import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { Client, type ClientBase, Pool } from "pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import { makeStatementNames } from "./database/statement-names";
import { env } from "./env";
import { UnnamedClient } from "./unnamed-client";

/** The write handle: it exists only inside a command's transaction. */
export type Tx = Prisma.TransactionClient;

type Reading = "findUnique" | "findUniqueOrThrow" | "findFirst" | "findFirstOrThrow" | "findMany";
type Counting = "count" | "aggregate" | "groupBy";
type Models = {
  [M in keyof Tx as Tx[M] extends { findMany: unknown } ? M : never]: Tx[M];
};
/** The read handle: the same tables without a verb that writes. A `Tx` is one too. */
export type ReadDb = {
  [M in keyof Models]: Pick<Models[M], Extract<keyof Models[M], Reading | Counting>>;
} & Pick<Tx, "$queryRaw">;

type Database = { pool: Pool; direct: Pool; client: PrismaClient };

// Next's dev server reloads modules; one pool must survive that.
const globalDatabase = globalThis as typeof globalThis & { __musterDatabase?: Database };

/** No statement of a request or a job takes so long, and none waits so long for a row that another holds. */
const BOUNDS = "set statement_timeout = '30s'; set lock_timeout = '10s'";
const NO_BOUNDS = "set statement_timeout = 0; set lock_timeout = 0";
let bounds = BOUNDS;

/** For a command that goes over everything there is, such as `npm run verify`; called before it connects. */
export function allowLongStatements(): void {
  bounds = NO_BOUNDS;
}

/** The queue's own connections past a pooler: one for each lane that listens, the others for moments. */
const DIRECT_POOL_SIZE = 8;

function connect(): Database {
  const { DATABASE_URL, DATABASE_DIRECT_URL, DATABASE_POOL_SIZE } = env();
  const isPooled = DATABASE_DIRECT_URL !== undefined;
  const pool = makePool(DATABASE_URL, DATABASE_POOL_SIZE, isPooled);
  const direct = isPooled ? makePool(DATABASE_DIRECT_URL, DIRECT_POOL_SIZE, false) : pool;
  // Proofs of rows are for whoever verifies, who asks for them; all others read events without.
  const omit = { auditEvent: { rows: true } } as const;
  const adapter = new PrismaPg(pool, { statementNameGenerator: namingStatements() });
  const client = new PrismaClient({ adapter, omit }).$extends(LOOK_UP_WHAT_IS_CUT);
  return { pool, direct, client: client as unknown as PrismaClient };
}

/**
 * Relations come in one join, but where only the first of many rows are wanted: PostgreSQL would make the joins
 * for all of them before it sorts (20,000 incidents: seconds). Those are looked up for the rows that are left,
 * unless the query says that its rows are few.
 */
const LOOK_UP_WHAT_IS_CUT = Prisma.defineExtension({
  query: {
    $allModels: {
      findMany: ({ args, query }) =>
        query(args.take === undefined ? args : { relationLoadStrategy: "query", ...args }),
      findFirst: ({ args, query }) =>
        query(args.orderBy === undefined ? args : { relationLoadStrategy: "query", ...args }),
    },
  },
});

function namingStatements() {
  const nameOf = makeStatementNames();
  return ({ sql }: { readonly sql: string }) => nameOf(sql);
}

function makePool(connectionString: string, max: number, isPooled: boolean): Pool {
  const pool = new Pool({
    connectionString,
    max,
    Client: isPooled ? UnnamedClient : Client,
    // Look-ups at once in one transaction go out together instead of in turn.
    pipeline: true,
    // Not as parameters of the start: a pooler in between would refuse those.
    onConnect: async (client) => {
      await client.query(bounds);
      if (isPooled) boundTransactions(client);
    },
  });
  // A dropped idle connection is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** A pooler gives each transaction whatever session is free: it brings its bounds along. */
function boundTransactions(client: ClientBase): void {
  const ask = client.query.bind(client) as (...asked: unknown[]) => Promise<unknown>;
  const isBegin = (asked: unknown) =>
    /^begin\b/i.test(typeof asked === "string" ? asked : String(Object(asked).text));
  client.query = (async (asked: unknown, ...rest: unknown[]) => {
    const answer = await ask(asked, ...rest);
    if (isBegin(asked)) await ask(bounds.replaceAll("set ", "set local "));
    return answer;
  }) as typeof client.query;
}

function database(): Database {
  globalDatabase.__musterDatabase ??= connect();
  return globalDatabase.__musterDatabase;
}

/** Prisma's client. Imported by the shell and the few files the house check names. */
export function prisma(): PrismaClient {
  return database().client;
}

/** The pool under Prisma's client, for libraries that bring their own SQL (limits, jobs, LISTEN). */
export function pool(): Pool {
  return database().pool;
}

/** Sessions of one's own, past a pooler where there is one: for LISTEN and the queue of jobs. */
export function directPool(): Pool {
  return database().direct;
}

/** The address of such sessions. */
export function directUrl(): string {
  return env().DATABASE_DIRECT_URL ?? env().DATABASE_URL;
}

/** Lets go of the database where a process ends by itself: the command line and tests. */
export async function closeDatabase(): Promise<void> {
  const open = globalDatabase.__musterDatabase;
  delete globalDatabase.__musterDatabase;
  await open?.client.$disconnect();
  await open?.pool.end();
  if (open?.direct !== open?.pool) await open?.direct.end();
}
