import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { systemActor } from "@/lib/access/actor";
import { closeDatabase } from "@/lib/core/db";
import { createFirstAdmin } from "@/lib/people/create-first-admin";
import { actorOfEmail } from "@/lib/people/session";
import { createToken } from "@/lib/people/tokens";
import { migrateDatabase } from "../lib/migrate.js";
import { startPostgres } from "../lib/postgres.js";
import { buildApp } from "../lib/prepare.js";
import { type App, SECRET, startApp } from "../lib/start-app";

const EMAIL = "ada@example.org";

/** A database of its own with the settings Muster runs with, and as many app processes as a fault needs. */
export type World = {
  /** Serves the production build; the same port finds a restarted app where it was. */
  readonly startApp: (options?: { port?: number; env?: Record<string, string> }) => Promise<App>;
  readonly stopPostgres: () => Promise<void>;
  readonly startPostgres: () => Promise<void>;
  readonly query: (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
  /** A connection whose transaction the fault holds open. */
  readonly connect: () => Promise<pg.Client>;
  /** Tokens of the admin; each may send 600 requests a minute. */
  readonly tokens: readonly string[];
};

/** Makes a world for the faults, and leaves nothing of it behind. */
export async function withWorld(work: (world: World) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "muster-faults-"));
  const running: (() => Promise<void>)[] = [];
  let server = await startPostgres(folder);
  const { url } = server;
  const port = Number(new URL(url).port);
  try {
    await buildApp();
    await migrateDatabase(url);
    process.env.DATABASE_URL = url;
    process.env.NEXTAUTH_SECRET = SECRET;
    const tokens = await makeTokens(40);
    const connect = async () => {
      const client = new pg.Client({ connectionString: url });
      client.on("error", () => undefined);
      await client.connect();
      return client;
    };
    await work({
      tokens,
      connect,
      startApp: async (options) => {
        const app = await startApp(url, options);
        running.push(app.stop);
        return app;
      },
      stopPostgres: () => server.stop(),
      startPostgres: async () => {
        server = await startPostgres(folder, { port });
      },
      query: async (sql, values) => {
        const client = await connect();
        try {
          return (await client.query(sql, values)).rows;
        } finally {
          await client.end();
        }
      },
    });
  } finally {
    for (const stop of running) await stop();
    await closeDatabase();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeTokens(count: number): Promise<string[]> {
  const person = { name: "Ada Lovelace", email: EMAIL, password: "correct horse battery" };
  await createFirstAdmin.execute(systemActor("Fault", "command-line"), person);
  const ada = await actorOfEmail(EMAIL);
  if (!ada) throw new Error("The admin was not created.");
  const tokens: string[] = [];
  for (let n = 0; n < count; n += 1) {
    tokens.push((await createToken.execute(ada, { name: `Fault ${n}`, role: "ADMIN" })).secret);
  }
  // Nothing of this process may stand in the way when the database is restarted.
  await closeDatabase();
  return tokens;
}
