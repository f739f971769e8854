import pg from "pg";
import { afterEach, describe, expect, it, vi } from "vitest";
import { freePort } from "../../../scripts/lib/postgres.js";

const sound = process.env.DATABASE_URL ?? "";

afterEach(async () => {
  const { closeDatabase } = await import("./db");
  await closeDatabase();
  process.env.DATABASE_URL = sound;
  vi.resetModules();
});

/** As a process that was started with this address would. */
async function ask(url: string) {
  process.env.DATABASE_URL = url;
  const { askDatabase } = await import("./database-wait");
  return askDatabase();
}

describe("the database is asked before work begins", () => {
  it("one that can be used is not waited for", async () => {
    expect(await ask(sound)).toBeNull();
  });

  it("one that is away, or not set up, is waited for by name", async () => {
    const url = new URL(sound);
    url.port = String(await freePort());
    expect(await ask(url.href)).toContain(
      `the database at 127.0.0.1:${url.port}: connect ECONNREFUSED`,
    );
  });

  it("one without tables waits for the migrations", async () => {
    const admin = new pg.Client({ connectionString: sound });
    await admin.connect();
    await admin.query("drop database if exists not_set_up");
    await admin.query("create database not_set_up template template0");
    await admin.end();
    const url = new URL(sound);
    url.pathname = "/not_set_up";
    expect(await ask(url.href)).toContain("npm run migrate");
  });

  it.each([
    [
      "a wrong password",
      (url: URL) => Object.assign(url, { password: "wrong" }),
      "password authentication failed",
    ],
    [
      "a database that does not exist",
      (url: URL) => Object.assign(url, { pathname: "/nowhere" }),
      "does not exist",
    ],
  ])("%s is not waited for", async (_title, spoil, sentence) => {
    const url = new URL(sound);
    spoil(url);
    await expect(ask(url.href)).rejects.toThrow(new RegExp(`^DATABASE_URL: .*${sentence}.*\\.$`));
  });
});
