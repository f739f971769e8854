import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import type { EventDeclaration } from "@/lib/platform/audit/event";
import { EVENTS } from "./registry";

type Declared = { readonly declared: Readonly<Record<string, EventDeclaration>> };

const LIB = path.resolve(import.meta.dirname, "../..");

describe("the table of all events", () => {
  it("has those of every module that declares some", async () => {
    const found = await readDeclared();
    expect(found.length).toBeGreaterThan(2);
    expect(found.filter((type) => !Object.hasOwn(EVENTS, type))).toEqual([]);
  });

  it("has each type once, whoever declares it", async () => {
    const found = await readDeclared();
    expect(found.filter((type, index) => found.indexOf(type) !== index)).toEqual([]);
    expect(found.sort()).toEqual(Object.keys(EVENTS).sort());
  });

  it.each(Object.entries(EVENTS))("%s is named as an event", (type, declaration) => {
    expect(type).toMatch(/^[a-z-]{1,40}\.[a-z-]{1,60}$/);
    expect(declaration.onTimeline && declaration.isQuiet).toBe(false);
    expect(declaration.kinds.length).toBeGreaterThan(0);
    expect(Object.keys(declaration.earlier).every((version) => Number(version) > 0)).toBe(true);
  });
});

/** The types in every lib/<group>/<module>/events.ts, as often as they are declared. */
async function readDeclared(): Promise<string[]> {
  const files = readdirSync(LIB, { recursive: true, encoding: "utf8" }).filter((file) =>
    /^[^/]+\/[^/]+\/events\.ts$/.test(file.replaceAll("\\", "/")),
  );
  const modules = files.map(
    (file): Promise<Record<string, Partial<Declared>>> =>
      import(pathToFileURL(path.join(LIB, file)).href),
  );
  return (await Promise.all(modules)).flatMap((module) =>
    Object.values(module).flatMap(({ declared }) => Object.keys(declared ?? {})),
  );
}
