import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { freePort } from "./lib/postgres.js";

vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(path.join(tmpdir(), "muster-start-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a start that cannot work ends before it builds, in a sentence", () => {
  it.each([
    [
      { DATABASE_URL: "mysql://root@localhost/muster" },
      "DATABASE_URL: mysql:// is another kind of database",
    ],
    [
      { DATABASE_OWNER_URL: "postgresql://o@localhost/m" },
      "DATABASE_URL: it is not set, and DATABASE_OWNER_URL needs it.",
    ],
    [
      { DATABASE_URL: "postgresql://a@localhost/m", DATABASE_OWNER_URL: "mysql://x" },
      "DATABASE_OWNER_URL: mysql://",
    ],
    [
      { DATABASE_DIRECT_URL: "postgresql://a@localhost/m" },
      "DATABASE_URL: it is not set, and DATABASE_DIRECT_URL needs it.",
    ],
    [
      { DATABASE_URL: "postgresql://a@localhost/m", DATABASE_DIRECT_URL: "mysql://x" },
      "DATABASE_DIRECT_URL: mysql://",
    ],
    [{ MUSTER_DEMO: "true" }, "MUSTER_DEMO: write 1"],
    [
      { OIDC_ISSUER: "https://login.example.org" },
      "OIDC_CLIENT_ID: it is not set, and OIDC_ISSUER needs it.",
    ],
    [{ SMTP_URL: "smtp://localhost:25" }, "MAIL_FROM: it is not set, and SMTP_URL needs it."],
    [{ NEXTAUTH_SECRET: "short" }, "NEXTAUTH_SECRET: it needs at least 16 characters."],
    [{ PORT: "http" }, "PORT is http, which is not a port number"],
    [
      { MUSTER_HOST: "203.0.113.7" },
      "MUSTER_HOST is 203.0.113.7, which is not an address of this machine.",
    ],
    [
      { MUSTER_HOST: "no-such-host.invalid" },
      "MUSTER_HOST is no-such-host.invalid, which is not an address",
    ],
  ])("%j", async (given, sentence) => {
    const { code, said } = await start(given);
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/^ {4}at /m);
    expect(said).not.toContain("Built the app");
    expect(code).toBe(1);
  });

  it("where another program listens", async () => {
    const port = await freePort();
    const other = createServer().listen(port, "127.0.0.1");
    const { code, said } = await start({ PORT: String(port) });
    other.close();
    expect(said).toContain(`Port ${port} is taken by another program`);
    expect(code).toBe(1);
  });

  it("while another first start is at work on the same folder", async () => {
    const dataDir = mkdtempSync(path.join(folder, "shared-"));
    const claim = `import("./scripts/lib/running.js").then(({ claimFolder }) => {
      claimFolder(${JSON.stringify(dataDir)});
      console.log("claimed");
      setInterval(() => 0, 1000);
    })`;
    const first = spawn(process.execPath, ["-e", claim, "scripts"]);
    await new Promise((resolve) => first.stdout.once("data", resolve));
    const { code, said } = await start({ MUSTER_DATA_DIR: dataDir });
    first.kill();
    expect(said).toContain(`Another start on ${dataDir} is in progress (process ${first.pid})`);
    expect(code).toBe(1);
  });
});

async function start(
  given: Record<string, string>,
  args = ["scripts/start.js"],
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, args, {
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(await freePort()),
      MUSTER_DATA_DIR: path.join(folder, "data"),
      ...given,
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      said += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, said };
}
