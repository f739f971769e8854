import { describe, expect, it } from "vitest";
import { changesOf, nameOfType } from "./kinds-rules";

describe("types of events", () => {
  it("have plain names", () => {
    expect(nameOfType("people.role-changed")).toBe("People: role changed");
    expect(nameOfType("oddity")).toBe("Oddity");
  });
});

describe("what an event changed", () => {
  it("is told field by field, without what stayed", () => {
    const before = { role: "VIEWER", name: "Ada" };
    expect(
      changesOf(before, { role: "ADMIN", name: "Ada", dueAt: "2026-11-27T23:10:53.515Z" }),
    ).toEqual([
      { name: "role", before: "VIEWER", after: "ADMIN" },
      { name: "due at", before: null, after: "2026-11-27 23:10:53 UTC" },
    ]);
  });

  it("is nothing for nothing, and short for what is long", () => {
    expect(changesOf(null, null)).toEqual([]);
    expect(changesOf(null, "x".repeat(10_000))[0]?.after).toHaveLength(300);
    expect(changesOf(null, ["a", 1])).toEqual([{ name: "value", before: null, after: '["a",1]' }]);
  });
});
