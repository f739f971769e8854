import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ItemFilters, itemsHref, readItemFilters } from "./filters";

const filters = fc.record(
  {
    state: fc.uniqueArray(fc.constantFrom("OPEN" as const, "DONE" as const), { minLength: 1 }),
    priority: fc.uniqueArray(fc.constantFrom("P0" as const, "P2" as const), { minLength: 1 }),
    owner: fc.constantFrom("me" as const, "nobody" as const),
    overdue: fc.constant(true),
    withoutService: fc.constant(true),
    service: fc.stringMatching(/^[a-z][a-z-]{0,20}$/),
    dueFrom: fc.constantFrom("2026-01-31"),
    postponed: fc.integer({ min: 1, max: 9 }),
    q: fc.constantFrom("true backups", "7 of 9", "a&b=c%"),
    sort: fc.constantFrom("age" as const, "closed" as const),
  },
  { requiredKeys: [] },
);

describe("filters in a URL", () => {
  it("come back as they went in", () => {
    fc.assert(
      fc.property(filters, (some) => {
        const search = searchOf(itemsHref(some));
        expect(readItemFilters(search)).toEqual(some);
      }),
    );
  });

  it("take any address, and leave out what makes no sense", () => {
    const junk = { state: "BROKEN", owner: "x", dueFrom: "soon", postponed: "-1", limit: "999" };
    expect(readItemFilters(junk)).toEqual({});
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (search) => {
        expect(() => itemsHref(readItemFilters(search))).not.toThrow();
      }),
    );
  });

  it("are left out of the address at their defaults", () => {
    const plain: ItemFilters = { overdue: false, postponed: 0, state: [], q: undefined };
    expect(itemsHref(plain)).toBe("/action-items");
  });
});

function searchOf(href: string): Record<string, string | string[]> {
  const query = new URL(href, "http://muster.example").searchParams;
  const names = [...new Set(query.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const all = query.getAll(name);
      return [name, all.length > 1 ? all : (all[0] ?? "")];
    }),
  );
}
