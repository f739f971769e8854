import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { encode } from "next-auth/jwt";
import { openSession } from "@/lib/people/people/sign-in/sign-in";
import { visitFrom } from "@/lib/people/people/sign-in/visit";
import { createToken } from "@/lib/people/people/tokens";
import type { Role } from "@/lib/platform/access/permissions";
import { closeDatabase, prisma } from "@/lib/platform/core/db";
import { signIn } from "@/lib/testing/core/people";
import { migrateDatabase } from "../../scripts/lib/migrate.js";
import { freePort, startPostgres } from "../../scripts/lib/postgres.js";
import { buildApp } from "../../scripts/lib/prepare.js";
import { serveBuild } from "../../scripts/lib/web.js";

const SECRET = "only-for-served-tests-0123456789";
const QUICK = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/** The production build as one process serves it, and what it wrote to its log. */
export type Served = {
  readonly port: number;
  readonly url: string;
  readonly log: () => string;
};

/** A person with what they show: a session cookie for pages, a token for the API. */
export type Person = { readonly id: string; readonly cookie: string; readonly token: string };

/** A database of its own, and as many processes over it as asked for. Call `stop` at the end. */
export async function openWorld() {
  const folder = mkdtempSync(path.join(tmpdir(), "muster-served-"));
  const database = await startPostgres(folder, { settings: QUICK });
  const parts: { stop: () => Promise<unknown> }[] = [database];
  await buildApp();
  await migrateDatabase(database.url);
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    NEXTAUTH_SECRET: SECRET,
    NEXTAUTH_URL: "http://localhost:3000",
    LOG_LEVEL: "silent",
  });
  return {
    serve: async (env: Record<string, string> = {}): Promise<Served> => {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      let said = "";
      const own = { DATABASE_URL: database.url, NEXTAUTH_SECRET: SECRET, NEXTAUTH_URL: url };
      const settings = { ...own, LOG_LEVEL: "info", MUSTER_WORKER: "off", ...env };
      const onLine = (text: string) => {
        said += text;
      };
      parts.push(await serveBuild({ port, env: settings, onLine }));
      return { port, url, log: () => said };
    },
    stop: async () => {
      await closeDatabase();
      for (const part of parts.reverse()) await part.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A new person with a role. */
export async function join(role: Role): Promise<Person> {
  const actor = await signIn(role);
  return { id: actor.id, ...(await showAgain(actor.id, role)) };
}

/** A new session and a new token for a person, whatever became of the old ones, or of their access. */
export async function showAgain(id: string, role: Role): Promise<Omit<Person, "id">> {
  await prisma().user.update({ where: { id }, data: { role, disabledAt: null } });
  const { sessionId } = await openSession(id, "password", visitFrom({ ip: null, userAgent: null }));
  const session = await encode({ token: { sid: sessionId }, secret: SECRET });
  await prisma().apiToken.updateMany({ where: { userId: id }, data: { revokedAt: new Date() } });
  const actor = { kind: "user", id, name: role, role, via: "browser", credentialId: id } as const;
  const { secret } = await createToken.execute(actor, { name: "Served", role });
  // By the name it has over http, and by that over https.
  const names = ["next-auth.session-token", "__Secure-next-auth.session-token"];
  return { cookie: names.map((name) => `${name}=${session}`).join("; "), token: secret };
}
