import { describe, expect, it } from "vitest";
import { isPrefix, joinKeys, matchKey, printKeys } from "./shortcut-keys";

type Keyed = { key: string | undefined; label: string; disabledReason?: string };
const byButton: Keyed = { key: undefined, label: "By button only" };
const ack: Keyed = { key: "a", label: "Acknowledge" };
const goTo: Keyed = { key: "g a", label: "Go to action items" };

describe("matchKey", () => {
  it("matches whatever the case, and nothing without a key", () => {
    expect(matchKey([byButton, ack], "A")).toBe(ack);
    expect(matchKey([ack], "b")).toBeUndefined();
  });

  it("tells two keys in turn from the second alone", () => {
    expect(matchKey([ack, goTo], joinKeys("g", "a"))).toBe(goTo);
    expect(matchKey([ack, goTo], joinKeys(null, "a"))).toBe(ack);
  });

  it("prefers what can be done, then what came last", () => {
    const off = { ...ack, disabledReason: "Already acknowledged." };
    const later = { ...ack, label: "Later" };
    expect(matchKey([ack, off], "a")).toBe(ack);
    expect(matchKey([ack, later], "a")).toBe(later);
    expect(matchKey([off], "a")).toBe(off);
  });
});

it("knows the first of two keys", () => {
  expect(isPrefix([ack, goTo], "G")).toBe(true);
  expect(isPrefix([ack, goTo], "a")).toBe(false);
});

it("prints one cap a key", () => {
  expect(printKeys("g i")).toEqual(["G", "I"]);
  expect(printKeys("Enter")).toEqual(["Enter"]);
});
