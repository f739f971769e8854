import { expect, it } from "vitest";
import { makeStatementNames } from "./statement-names";

it("names a statement from its second time on, always alike and no other so", () => {
  const nameOf = makeStatementNames();
  expect(nameOf("select 1")).toBe("");
  expect(nameOf("select 2")).toBe("");
  const name = nameOf("select 1");
  expect(name).toMatch(/^muster_/);
  expect(name.length).toBeLessThan(64);
  expect(nameOf("select 1")).toBe(name);
  expect(nameOf("select 2")).not.toBe(name);
});

it("names only so many, so that no connection keeps ever more", () => {
  const nameOf = makeStatementNames(2);
  const named = ["a", "b", "c"].map((sql) => [nameOf(sql), nameOf(sql)][1]);
  expect(named.map((name) => name !== "")).toEqual([true, true, false]);
});
