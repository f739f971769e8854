import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { prepareDatabase } from "../scripts/lib/database.js";
import { freePort, startPostgres } from "../scripts/lib/postgres.js";

test.describe.configure({ timeout: 180_000 });

const SECRET = "only-for-journeys-0123456789";
let folder: string;
const children: ChildProcess[] = [];

test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "muster-starts-"));
});
test.afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

test("npm start that is told to end takes everything with it", async () => {
  const port = await freePort();
  const npm = run("npm", ["start"], {
    PORT: `${port}`,
    MUSTER_DATA_DIR: folder,
    MUSTER_HOST: "::1",
  });
  const address = `http://[::1]:${port}/api/ready`;
  await expect.poll(() => statusOf(address), { timeout: 120_000 }).toBe(200);
  expect(npm.said()).toContain(`The database is in ${path.join(folder, "postgres")}`);
  expect(existsSync(path.join(folder, "running.json"))).toBe(true);

  npm.child.kill("SIGTERM");
  await expect.poll(() => statusOf(address), { timeout: 30_000 }).toBeNull();
  // The database's claim goes last.
  await expect
    .poll(() => existsSync(path.join(folder, "running.json")), { timeout: 30_000 })
    .toBe(false);
  expect(existsSync(path.join(folder, "postgres/postmaster.pid"))).toBe(false);
});

test("a server that starts before its database waits for it, says so, and goes on by itself", async () => {
  const [port, databasePort] = [await freePort(), await freePort()];
  // The first start settles passwords and tables; then the database is away.
  const first = await startPostgres(folder, { port: databasePort });
  const { appUrl, url } = first;
  await first.stop();
  const server = serve(port, { DATABASE_URL: appUrl });
  const [live, ready] = ["live", "ready"].map((name) => `http://127.0.0.1:${port}/api/${name}`);
  await expect.poll(() => statusOf(live), { timeout: 60_000 }).toBe(200);
  expect(await statusOf(ready)).toBe(503);
  expect(server.said()).toContain(`Waiting for the database at 127.0.0.1:${databasePort}`);

  const database = await startPostgres(folder, { port: databasePort });
  try {
    await prepareDatabase({ url: appUrl, ownerUrl: url });
    await expect.poll(() => statusOf(ready), { timeout: 60_000 }).toBe(200);
    await expect.poll(() => server.said()).toContain("The database can be used now");
    expect(server.said()).not.toMatch(/^ {4}at /m);

    const wrong = serve(await freePort(), { DATABASE_URL: appUrl.replace(/:[^:@]+@/, ":wrong@") });
    expect(await wrong.ended).toBe(1);
    expect(wrong.said()).toContain(
      "Muster cannot start. DATABASE_URL: password authentication failed",
    );
  } finally {
    server.child.kill("SIGTERM");
    await server.ended;
    await database.stop();
  }
});

test("a server with a wrong setting ends in a sentence", async () => {
  for (const [given, sentence] of [
    [{ DATABASE_URL: "mysql://root@127.0.0.1/muster" }, "DATABASE_URL: mysql:// is another kind"],
    [{ LOG_LEVEL: "verbose" }, "LOG_LEVEL: write fatal"],
    [{ MUSTER_ADMIN_EMAIL: "ada@example.org" }, "MUSTER_ADMIN_PASSWORD: it is not set"],
  ] as const) {
    const server = serve(await freePort(), {
      DATABASE_URL: "postgresql://a@127.0.0.1:1/b",
      ...given,
    });
    expect(await server.ended).toBe(1);
    expect(server.said()).toContain("Muster cannot start.");
    expect(server.said()).toContain(sentence);
    expect(server.said()).not.toMatch(/^ {4}at /m);
  }
});

/** The build's own entry, as the image runs it, with the README's names. */
function serve(port: number, given: Record<string, string>) {
  return run(process.execPath, [".next/standalone/server.js"], {
    PORT: `${port}`,
    MUSTER_HOST: "127.0.0.1",
    MUSTER_URL: `http://127.0.0.1:${port}`,
    NEXTAUTH_SECRET: SECRET,
    ...given,
  });
}

function run(command: string, args: string[], given: Record<string, string>) {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(command, args, { env: { PATH, HOME, NODE_ENV: "production", ...given } });
  children.push(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      said += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, ended, said: () => said };
}

async function statusOf(address = ""): Promise<number | null> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
  return answer?.status ?? null;
}
