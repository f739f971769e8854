import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { systemActor } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import { pool } from "@/lib/platform/core/db";
import { env } from "@/lib/platform/core/env";
import { addJobs, cancelJobs, requestJob } from "./jobs";

const Sought = { name: "test.sought", payload: z.strictObject({}) } as const;
const own = randomUUID();
const key = (letter: string) => `${letter}:${own}`;
const jobOf = (letter: string, runAt?: Date) =>
  requestJob(Sought, {}, { key: key(letter), runAt: runAt ?? new Date(Date.now() + 3_600_000) });

let other: pg.Client;
beforeEach(async () => {
  other = new pg.Client({ connectionString: env().DATABASE_URL });
  await other.connect();
});
afterEach(async () => {
  await other.end();
  await pool().query("delete from graphile_worker._private_jobs where key like $1", [`%:${own}`]);
});

/** As a follower that comes upon the same people in another order in each stream. */
const askBackwards = defineCommand({
  name: "test.ask-backwards",
  permission: "system",
  input: z.strictObject({}),
  sample: {},
  run: async (tx) => {
    await addJobs(tx, [jobOf("c")]);
    await addJobs(tx, [jobOf("b"), requestJob(Sought, {})]);
    await cancelJobs(tx, [key("a")]);
    await addJobs(tx, [jobOf("c", new Date(0))]);
    return { result: {}, audit: "unchanged" };
  },
});

it("jobs are queued in the order of their keys, so that two transactions cannot hold each other up", async () => {
  const hold = (letter: string) =>
    other.query("select graphile_worker.add_job($1, job_key => $2)", [Sought.name, key(letter)]);
  for (const letter of ["a", "b", "c"]) await hold(letter);
  const { rows } = await other.query("select pg_backend_pid() as pid");
  await other.query("begin");
  await hold("a");
  const asked = askBackwards.execute(systemActor("Test", "job"), {});
  const waiting = "select from pg_stat_activity where $1 = any(pg_blocking_pids(pid))";
  await vi.waitFor(async () =>
    expect((await pool().query(waiting, [rows[0].pid])).rowCount).toBe(1),
  );
  // Out of order the command would hold these by now, and wait for the first: a deadlock.
  await hold("b");
  await hold("c");
  await other.query("commit");
  await asked;
  const { rows: queued } = await other.query(
    "select key, run_at < now() as is_due from graphile_worker.jobs where key like $1 order by key",
    [`%:${own}`],
  );
  expect(queued).toEqual([
    { key: key("b"), is_due: false },
    { key: key("c"), is_due: true },
  ]);
});

it("of a transaction that fails no job is left", async () => {
  const fail = defineCommand({
    name: "test.fail-after-asking",
    permission: "system",
    input: z.strictObject({}),
    sample: {},
    run: async (tx) => {
      await addJobs(tx, [jobOf("d")]);
      throw new Error("Undone");
    },
  });
  await expect(fail.execute(systemActor("Test", "job"), {})).rejects.toThrow("Undone");
  const { rowCount } = await pool().query("select from graphile_worker.jobs where key = $1", [
    key("d"),
  ]);
  expect(rowCount).toBe(0);
});
