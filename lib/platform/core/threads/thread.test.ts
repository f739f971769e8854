import { fileURLToPath } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { makeThread } from "./thread";

const FILE = fileURLToPath(new URL("../../../testing/core/odd-thread.mjs", import.meta.url));
const makeOdd = (given: object = {}) =>
  makeThread<string, number>({
    file: FILE,
    deadlineMs: 5_000,
    mostWaiting: 3,
    mostMemoryMb: 32,
    idleMs: 60_000,
    ...given,
  });

describe("a thread", () => {
  it("does one piece after the other, and passes on what is thrown", async () => {
    const run = makeOdd();
    const [first, second] = await Promise.all([run("work"), run("work")]);
    expect(second).toBe(first);
    await expect(run("fail")).rejects.toMatchObject({ name: "DomainError", code: "INVALID" });
    expect(await run("work")).toBe(first);
  });

  it.each([
    ["hangs", "hang", "LATE", null],
    ["ends itself", "exit", "DIED", 3],
    ["throws out of its work", "throw", "DIED", expect.objectContaining({ message: "Not caught" })],
    ["eats memory", "eat", "DIED", expect.objectContaining({ code: "ERR_WORKER_OUT_OF_MEMORY" })],
  ])("is replaced when it %s; what waited is done by the next", async (_, order, kind, cause) => {
    const run = makeOdd({ deadlineMs: order === "hang" ? 3_000 : 20_000 });
    const before = await run("work");
    const broken = run(order);
    const next = run("work");
    await expect(broken).rejects.toMatchObject({
      name: "ThreadFailure",
      kind,
      ...(cause !== null && { cause }),
    });
    expect(await next).not.toBe(before);
  });

  it("lets only so many wait", async () => {
    const run = makeOdd();
    const all = await Promise.allSettled(Array.from({ length: 6 }, () => run("work")));
    expect(all.map(({ status }) => status)).toEqual([
      ...Array(4).fill("fulfilled"),
      ...Array(2).fill("rejected"),
    ]);
    expect(all[5]).toMatchObject({ reason: { kind: "FULL" } });
  });

  it("is ended when nobody needs it, and started again by whoever does", async () => {
    const run = makeOdd({ idleMs: 20 });
    const first = await run("work");
    await vi.waitFor(async () => expect(await run("work")).not.toBe(first), { interval: 100 });
  });
});
