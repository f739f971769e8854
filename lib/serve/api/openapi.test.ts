import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { listEndpoints } from "./endpoints/endpoints";
import { openApiDocument } from "./openapi";
import { describeCalls } from "./reference/reference";

const document = openApiDocument();
const documented = Object.entries(document.paths ?? {}).flatMap(([address, item]) =>
  Object.keys(item).map((method) => `${method.toUpperCase()} ${address}`),
);

describe("the API document", () => {
  it("names every method of every address that is served, and no other", () => {
    const names = listEndpoints().map(({ name }) => name);
    expect(names.length).toBeGreaterThan(100);
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

  it("satisfies the strictest rules of a linter", async () => {
    // The project states no licence, so its API cannot.
    const config = await createConfig({
      extends: ["recommended-strict"],
      rules: { "info-license": "off" },
    });
    const problems = await lintFromString({ source: JSON.stringify(document), config });
    const told = problems.map(({ message, location }) => `${message} ${location[0]?.pointer}`);
    expect(told).toEqual([]);
  });

  it("names each parameter of an address, so that none is left to guess", () => {
    for (const { address, pathFields } of describeCalls()) {
      const written = [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(Object.keys(pathFields?.shape ?? {})).toEqual(written);
    }
  });
});
