import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { isOfKind } from "./kind-of";
import { AUDIT_KIND_KEYS, changesOf, nameOfType } from "./kinds-rules";

const LIB = path.resolve(import.meta.dirname, "../..");

describe("kinds of events", () => {
  it("cover every type of event that a command records", () => {
    const types = typesInSources();
    expect(types.length).toBeGreaterThan(60);
    const left = types.filter((type) => !AUDIT_KIND_KEYS.some((kind) => isOfKind(type, kind)));
    expect(left).toEqual([]);
  });

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

/** Read from the code: every `type: "…"` in a file that writes events. */
function typesInSources(): string[] {
  const files = readdirSync(LIB, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !/\.test\.ts$|testing\//.test(file),
  );
  const texts = files
    .map((file) => readFileSync(path.join(LIB, file), "utf8"))
    .filter((text) => /defineCommand|subject:/.test(text) && !/WEBHOOK_EVENTS =/.test(text));
  const found = texts.flatMap((text) =>
    [
      ...text.matchAll(/\btype: [^,\n{]*?"([a-z-]+\.[a-z-]+)"(?: : "([a-z-]+\.[a-z-]+)")?/g),
    ].flatMap(([, one, other]) => [one, other].filter((type) => type !== undefined)),
  );
  return [...new Set(found)].sort();
}
