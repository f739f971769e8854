import type { JobHelpers } from "graphile-worker";
import { expect, it } from "vitest";
import { inTime, LONGEST_JOB_MS, LOST_AFTER_MS } from "./job-time";

const helpers = {} as JobHelpers;

it("a living process gives up on a job before another takes it for lost", () => {
  expect(LONGEST_JOB_MS).toBeLessThan(LOST_AFTER_MS - 5_000);
});

it("a job that hangs fails in time; one that is done or fails by itself is left alone", async () => {
  const tasks = inTime(
    {
      hang: () => new Promise<void>(() => undefined),
      work: async () => undefined,
      fail: async () => {
        throw new Error("Its own");
      },
    },
    20,
  );
  await expect(tasks.hang?.({}, helpers)).rejects.toThrow("took longer than 0.02 s");
  await expect(tasks.work?.({}, helpers)).resolves.toBeUndefined();
  await expect(tasks.fail?.({}, helpers)).rejects.toThrow("Its own");
});
