import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { acceptInvitation, invitePerson } from "@/lib/people/people/invitations";
import { actorOfEmail } from "@/lib/people/people/session";
import { createFirstAdmin } from "@/lib/people/people/setup/create-first-admin";
import { createToken, TOKENS_MAX } from "@/lib/people/people/tokens";
import { ANONYMOUS, systemActor, type UserActor } from "@/lib/platform/access/actor";
import { closeDatabase } from "@/lib/platform/core/db";
import { prepareDatabase } from "../lib/database.js";
import { startPostgres } from "../lib/postgres.js";
import { buildApp } from "../lib/prepare.js";
import { type App, type AppOptions, SECRET, startApp } from "../lib/start-app";

/** The first admin of every world. */
export const PERSON = {
  name: "Ada Lovelace",
  email: "ada@example.org",
  password: "correct horse battery",
} as const;

/** A database of its own with the settings Muster runs with, and as many app processes as a fault needs. */
export type World = {
  /** Serves the production build; the same port finds a restarted app where it was. */
  readonly startApp: (options?: AppOptions) => Promise<App>;
  readonly stopPostgres: () => Promise<void>;
  readonly startPostgres: () => Promise<void>;
  readonly query: (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
  /** A connection whose transaction the fault holds open. */
  readonly connect: () => Promise<pg.Client>;
  /** Tokens of admins, among whom the load is spread. */
  readonly tokens: readonly string[];
};

/**
 * Makes a world for the faults, and leaves nothing of it behind.
 * @param asOwner whether this process, not the apps, has the whole database, as somebody who tampers does
 */
export async function withWorld(
  asOwner: boolean,
  work: (world: World) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "muster-faults-"));
  const running: (() => Promise<void>)[] = [];
  let server = await startPostgres(folder);
  // As in production: the app's role owns nothing.
  const { url, appUrl } = server;
  const port = Number(new URL(url).port);
  try {
    await buildApp();
    await prepareDatabase({ url: appUrl, ownerUrl: url });
    process.env.DATABASE_URL = asOwner ? url : appUrl;
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
        const app = await startApp(appUrl, options);
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

/** Of as many admins as it takes: nobody has more than `TOKENS_MAX`. */
async function makeTokens(count: number): Promise<string[]> {
  await createFirstAdmin.execute(systemActor("Fault", "command-line"), PERSON);
  const ada = await actorOfEmail(PERSON.email);
  if (!ada) throw new Error("The admin was not created.");
  const tokens: string[] = [];
  let owner: UserActor = ada;
  for (let n = 0; n < count; n += 1) {
    if (n > 0 && n % TOKENS_MAX === 0) owner = await join(ada, `Admin ${n}`);
    tokens.push((await createToken.execute(owner, { name: `Fault ${n}`, role: "ADMIN" })).secret);
  }
  // Nothing of this process may stand in the way when the database is restarted.
  await closeDatabase();
  return tokens;
}

async function join(admin: UserActor, name: string): Promise<UserActor> {
  const email = `${name.replace(" ", ".").toLowerCase()}@example.org`;
  const { link } = await invitePerson.execute(admin, { email, role: "ADMIN" });
  const { password } = PERSON;
  const token = link.slice(link.lastIndexOf("/") + 1);
  await acceptInvitation.execute(ANONYMOUS, { token, name, password });
  const joined = await actorOfEmail(email);
  if (!joined) throw new Error(`${name} did not join.`);
  return joined;
}
