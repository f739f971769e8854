import { expect, it } from "vitest";
import { type Keeper, Unanswered } from "./unanswered";

/** What a tab keeps; `forbidden` refuses to keep anything, as private windows do. */
function makeKeeper(forbidden = false): Keeper & { text: string | null } {
  return {
    text: null,
    read() {
      return this.text;
    },
    write(text) {
      if (forbidden) throw new Error("QuotaExceededError");
      this.text = text;
    },
  };
}

it("an input keeps its key until an answer came, over a reload too", () => {
  const keeper = makeKeeper();
  const first = new Unanswered(keeper).begin({ title: "Down" });
  const reloaded = new Unanswered(keeper);
  expect(reloaded.begin({ title: "Down" }).key).toBe(first.key);
  expect(reloaded.begin({ title: "Down?" }).key).not.toBe(first.key);
  reloaded.settle(first.key);
  expect(reloaded.begin({ title: "Down" }).key).not.toBe(first.key);
});

it("a page that moved on meanwhile sends what the first attempt was based on", () => {
  const unanswered = new Unanswered(makeKeeper());
  const first = unanswered.begin({ incident: 42, message: "We are on it", version: 7 });
  const again = unanswered.begin({ incident: 42, message: "We are on it", version: 8 });
  expect(again).toEqual({ key: first.key, input: { ...first.input, version: 7 } });
  expect(unanswered.begin({ incident: 43, message: "We are on it", version: 7 }).key).not.toBe(
    first.key,
  );
});

it("works where nothing can be kept, and keeps nothing of a secret", () => {
  const shut = new Unanswered(makeKeeper(true));
  expect(shut.begin({ a: 1 }).key).toBe(shut.begin({ a: 1 }).key);
  const keeper = makeKeeper();
  const open = new Unanswered(keeper);
  const { key } = open.begin({ current: "x", password: "correct horse battery" });
  expect(open.begin({ current: "x", password: "correct horse battery" }).key).toBe(key);
  expect(keeper.text).toBeNull();
  open.settle(key);
  expect(open.begin({ current: "x", password: "correct horse battery" }).key).not.toBe(key);
});

it("forgets the oldest, and reads nothing into what it did not write", () => {
  const keeper = makeKeeper();
  const unanswered = new Unanswered(keeper);
  const first = unanswered.begin({ number: 0 }).key;
  for (let number = 1; number <= 20; number += 1) unanswered.begin({ number });
  expect(unanswered.begin({ number: 0 }).key).not.toBe(first);
  for (const text of ["{", "{}", "[1, null, {}]", '"x"']) {
    keeper.text = text;
    expect(unanswered.begin({ title: text }).key).toMatch(/^[0-9a-f]{32}$/);
  }
});
