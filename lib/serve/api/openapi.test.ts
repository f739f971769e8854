import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { listEndpoints } from "./endpoints/endpoints";
import { openApiDocument } from "./openapi";
import { describeCalls } from "./reference/reference";

const ROOT = "app/api/v1";
/** Neither is an endpoint: the document itself, and the answer for unknown addresses. */
const BESIDE = ["openapi.json", "[...path]"];

const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" })
  .filter((file) => path.basename(file) === "route.ts")
  .map((file) => path.dirname(file))
  .filter((folder) => !BESIDE.includes(folder));

/** The endpoints that route files serve, read off their place and their text. */
const served = files.flatMap((folder) => {
  const text = readFileSync(path.join(ROOT, folder, "route.ts"), "utf8");
  const address = `/${folder.replace(/\[(\w+)\]/g, "{$1}")}`;
  return [...text.matchAll(/^export const (\w+) = route\("([^"]+)"\);$/gm)].map(
    ([, method = "", name = ""]) => ({ name, stands: `${method} ${address}` }),
  );
});

const document = openApiDocument();
const documented = Object.entries(document.paths ?? {}).flatMap(([address, item]) =>
  Object.keys(item).map((method) => `${method.toUpperCase()} ${address}`),
);

describe("the API document", () => {
  it("names every method of every route file, each at its own address, and no other", () => {
    expect(served.length).toBeGreaterThan(40);
    for (const { name, stands } of served) expect(name).toBe(stands);
    const names = listEndpoints().map(({ name }) => name);
    expect(served.map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(documented.sort()).toEqual([...names].sort());
  });

  it("is OpenAPI 3.1 whose references all lead somewhere", () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const text = JSON.stringify(document);
    const names = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect(new Set(names)).toContain("Incident");
    expect(Object.keys(document.components?.schemas ?? {})).toEqual(
      expect.arrayContaining([...new Set(names)]),
    );
    const ids = describeCalls().map(({ name }) => name);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(describeCalls().filter(({ bodyFields }) => bodyFields !== null))(
    "shows a body that $name accepts",
    ({ bodyFields, example }) => {
      expect(bodyFields?.safeParse(example).error).toBeUndefined();
    },
  );

  it("names each parameter of an address, so that none is left to guess", () => {
    for (const { address, pathFields } of describeCalls()) {
      const written = [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(Object.keys(pathFields?.shape ?? {})).toEqual(written);
    }
  });
});
