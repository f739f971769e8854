import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inOrder, layOver, mergePages } from "./page-rules";
import type { TimelineItem } from "./view";

function item(minute: number, id: string, body = "Pool doubled"): TimelineItem {
  const at = new Date(Date.UTC(2026, 4, 1, 10, minute)).toISOString();
  return {
    id,
    origin: "HUMAN",
    kind: "NOTE",
    body,
    occurredAt: at,
    recordedAt: at,
    author: { id: "ada", name: "Ada" },
    evidenceUrl: null,
    keyMoment: false,
    revision: 1,
    removed: null,
  };
}

/** A timeline, newest first. */
const timeline = fc
  .uniqueArray(fc.record({ minute: fc.integer({ min: 0, max: 20 }), id: fc.uuid() }), {
    selector: ({ id }) => id,
    maxLength: 40,
  })
  .map((rows) => rows.map(({ minute, id }) => item(minute, id)).sort((a, b) => inOrder(b, a)));

describe("mergePages", () => {
  it("shows each item once, in order, whatever had been read before", () => {
    fc.assert(
      fc.property(timeline, fc.nat(40), fc.nat(40), (all, pageSize, read) => {
        const newest = all.slice(0, pageSize);
        const merged = mergePages(all.slice(0, read), newest);
        expect(merged).toEqual(all.slice(0, pageSize === 0 ? 0 : Math.max(pageSize, read)));
      }),
    );
  });

  it("keeps an unchanged item and takes the new one when it changed", () => {
    const [a, b] = [item(2, "a"), item(1, "b")];
    const changed = item(1, "b", "Pool doubled twice");
    const merged = mergePages([a, b], [structuredClone(a), changed]);
    expect(merged[0]).toBe(a);
    expect(merged[1]).toBe(changed);
  });

  it("moves an item whose time was corrected", () => {
    const [a, b, c] = [item(3, "a"), item(2, "b"), item(1, "c")];
    const corrected = { ...c, occurredAt: item(4, "x").occurredAt };
    expect(mergePages([a, b, c], [corrected, a, b]).map(({ id }) => id)).toEqual(["c", "a", "b"]);
  });

  it("drops from the newest page what is no longer in it", () => {
    const [a, b, c] = [item(3, "a"), item(2, "b"), item(1, "c")];
    expect(mergePages([a, b, c], [a, c]).map(({ id }) => id)).toEqual(["a", "c"]);
  });
});

describe("entries that came by themselves", () => {
  const page = [item(3, "c"), item(2, "b")];

  it("stand in their place, and the newest revision of each stands", () => {
    const [a, d] = [item(1, "a"), item(4, "d")];
    expect(layOver(page, [d], false).map(({ id }) => id)).toEqual(["d", "c", "b"]);
    expect(layOver(page, [a], true).map(({ id }) => id)).toEqual(["c", "b", "a"]);
    const revised = { ...item(5, "b"), revision: 2 };
    expect(layOver(page, [revised], false)).toEqual([revised, page[0]]);
  });

  it("are left out where the page does not reach, or knows better", () => {
    expect(layOver(page, [item(1, "a")], false)).toBe(page);
    const newer = page.map((one) => ({ ...one, revision: 3 }));
    expect(layOver(newer, [{ ...item(9, "b"), revision: 2 }], true)).toBe(newer);
    expect(layOver(page, [], true)).toBe(page);
  });
});
