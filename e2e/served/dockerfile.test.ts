import { type ChildProcess, execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ROOT } from "../../scripts/lib/paths.js";
import { freePort, startPostgres } from "../../scripts/lib/postgres.js";
import { buildStage, type Image, readStages, runIn, startIn } from "./dockerfile";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 900_000 });

const folder = mkdtempSync(path.join(tmpdir(), "muster-image-"));
const images = new Map<string, Image>();
const children: ChildProcess[] = [];
let database: Awaited<ReturnType<typeof startPostgres>>;
let env: Record<string, string>;

beforeAll(async () => {
  chmodSync(folder, 0o755);
  const context = cleanCopy();
  // Somebody else's project around it, as in a home folder: neither build nor tracing may take it for ours.
  const foreign = { name: "foreign", version: "1.0.0", lockfileVersion: 3, packages: {} };
  for (const name of ["package.json", "package-lock.json"]) {
    writeFileSync(path.join(folder, name), JSON.stringify(foreign));
  }
  for (const [name, stage] of readStages(readFileSync(path.join(context, "Dockerfile"), "utf8"))) {
    const at = path.join(folder, name);
    images.set(name, buildStage(stage, { context, folder: at, made: images }));
  }
  database = await startPostgres(path.join(folder, "data"), { settings: { fsync: "off" } });
  env = {
    DATABASE_URL: database.appUrl,
    NEXTAUTH_SECRET: "only-for-images-0123456789",
    NEXTAUTH_URL: "http://localhost:3000",
    MUSTER_ADMIN_EMAIL: "ada@example.org",
    MUSTER_ADMIN_PASSWORD: "correct horse battery",
  };
});
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("the Dockerfile's steps, in their order on a clean copy below a folder with a lock file of its own", () => {
  it("end in an app without packages to build with, sources or secrets", () => {
    const app = image("app").folder;
    expect(readdirSync(app)).toEqual(
      expect.arrayContaining([".next", "node_modules", "server.js"]),
    );
    for (const name of [".git", ".env", "e2e", "node_modules/vitest"]) {
      expect(existsSync(path.join(app, name)), name).toBe(false);
    }
  });

  it("migrate by the tools, serve by the app's own command, and are healthy", async () => {
    const tools = image("tools");
    const owner = { ...env, DATABASE_OWNER_URL: database.url };
    expect(runIn(tools, tools.command, owner)).toContain("Applied: ");
    const own = { ...env, MUSTER_WORKER: "off", PORT: String(await freePort()) };
    const { child, said } = startIn(image("app"), image("app").command, own);
    children.push(child);
    await vi.waitFor(() => runIn(image("app"), image("app").healthcheck, own), {
      timeout: 60_000,
      interval: 500,
    });
    const answer = await fetch(`http://127.0.0.1:${own.PORT}/api/ready`);
    expect([answer.status, await answer.json()]).toEqual([200, { status: "ready" }]);
    const page = await fetch(`http://127.0.0.1:${own.PORT}/sign-in`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("Sign in")]);
    expect(said()).toContain('"msg":"Muster starts"');
  });

  it("let every `npm run …` of the compose file's tools work, which may write nothing among the packages", () => {
    const packages = path.join(image("tools").folder, "node_modules");
    const before = readdirSync(packages);
    const run = (...args: string[]) => runIn(image("tools"), ["npm", "run", ...args], env);
    expect(run("migrate", "--", "--help")).toContain("npm run migrate");
    expect(run("token", "--", "--email", "ada@example.org", "--name", "Image")).toMatch(/^mst_/m);
    expect(run("verify")).toContain("holds");
    const file = path.join(`${image("tools").folder}.home`, "backup.gz");
    const asOwner = { ...env, DATABASE_OWNER_URL: database.url };
    runIn(image("tools"), ["npm", "run", "backup", "--", file], asOwner);
    expect(run("backup", "--", "--check", file)).toContain("whole");
    expect(readdirSync(packages)).toEqual(before);
  });

  it("work jobs by the compose file's command", async () => {
    const compose = readFileSync(path.join(ROOT, "docker-compose.yml"), "utf8");
    const [, command = ""] = /^ {2}worker:\n(?: {4}.*\n)*? {4}command: (.*)$/m.exec(compose) ?? [];
    const { child, said } = startIn(image("tools"), JSON.parse(command), env);
    children.push(child);
    await vi.waitFor(() => expect(said()).toContain("The worker runs"), { timeout: 60_000 });
  });
});

function image(name: string): Image {
  const found = images.get(name);
  if (!found) throw new Error(`The Dockerfile has no stage ${name}.`);
  return found;
}

/** What a clone of this would have, with what is not committed yet. */
function cleanCopy(): string {
  const context = path.join(folder, "context");
  const listed = execFileSync(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    {
      cwd: ROOT,
      encoding: "utf8",
    },
  );
  for (const file of listed
    .split("\0")
    .filter((each) => each && existsSync(path.join(ROOT, each)))) {
    cpSync(path.join(ROOT, file), path.join(context, file));
  }
  return context;
}
