import { expect, it } from "vitest";
import { inTurn } from "./in-turn";

/** Tries that end when they are told to, noted in the order in which they began. */
function world() {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const tryFrom = (from: string) =>
    inTurn(from, async () => {
      begun.push(from);
      await new Promise<void>((resolve) => ends.push(resolve));
    });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const endAll = async () => {
    while (ends.length > 0) {
      ends.shift()?.();
      await settle();
    }
  };
  return { begun, tryFrom, settle, endAll };
}

it("takes two tries at once, and those who wait by turns of where they come from", async () => {
  const { begun, tryFrom, settle, endAll } = world();
  const storm = Array.from({ length: 20 }, () => tryFrom("storm"));
  const others = [tryFrom("owner"), tryFrom("neighbour")];
  await settle();
  expect(begun).toEqual(["storm", "storm"]);
  await endAll();
  await Promise.all([...storm, ...others]);
  expect(begun.slice(2, 6)).toEqual(["storm", "owner", "neighbour", "storm"]);
  expect(begun).toHaveLength(22);
});

it("turns away what would wait too long, and has all places back afterwards", async () => {
  const { begun, tryFrom, settle, endAll } = world();
  const tries = Array.from({ length: 60 }, () => tryFrom("storm").catch(({ code }) => code));
  await settle();
  const other = tryFrom("other");
  await endAll();
  await other;
  const refused = (await Promise.all(tries)).filter((answer) => answer === "LIMIT");
  expect(refused).toHaveLength(60 - 2 - 50);
  const again = Array.from({ length: 2 }, () => tryFrom("again"));
  await settle();
  expect(begun.slice(-2)).toEqual(["again", "again"]);
  await endAll();
  await Promise.all(again);
});

it("gives the place back when a try fails", async () => {
  const failing = Array.from({ length: 8 }, () =>
    inTurn("here", () => Promise.reject(new Error("no"))).catch(({ message }) => message),
  );
  expect(await Promise.all(failing)).toEqual(Array(8).fill("no"));
  expect(await inTurn("here", async () => "in")).toBe("in");
});

it("lets no number of accounts fill the memory", async () => {
  const { tryFrom, settle, endAll } = world();
  const tries = Array.from({ length: 600 }, (_, n) => tryFrom(`${n}`).catch(({ code }) => code));
  await settle();
  await endAll();
  const refused = (await Promise.all(tries)).filter((answer) => answer === "LIMIT");
  expect(refused).toHaveLength(600 - 2 - 500);
});
