import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/platform/core/json";
import {
  type ChainLink,
  canonicalJson,
  digestOf,
  faultOf,
  GENESIS,
  GENESIS_HASH,
  hashEvent,
} from "./chain";

type Event = { seq: number; type: string; after: Json; reason: string | null };
type Link = ChainLink<Event>;

/** A chain as `recordAudit` would write it. */
function build(events: readonly Omit<Event, "seq">[]) {
  const links: Link[] = [];
  let hash = GENESIS_HASH;
  events.forEach((rest, index) => {
    const event = { ...rest, seq: index + 1 };
    const prevHash = hash;
    hash = hashEvent(prevHash, event);
    links.push({ event, prevHash, hash });
  });
  return links;
}

const THREE = build([
  { type: "incident.declared", after: { severity: "SEV2" }, reason: null },
  { type: "incident.severity-changed", after: { severity: "SEV1" }, reason: "Worse" },
  { type: "incident.resolved", after: { at: "2026-03-01T03:00:00.000Z" }, reason: null },
]);
const [one, two, three] = THREE as [Link, Link, Link];

describe("the canonical form", () => {
  it.each([
    [{ b: 1, a: [true, null, "x"] }, '{"a":[true,null,"x"],"b":1}'],
    [{ at: new Date("2026-03-01T04:00:00+01:00") }, '{"at":"2026-03-01T03:00:00.000Z"}'],
    [{ B: 1, a: 2, 10: 3, 9: 4, é: 5 }, '{"10":3,"9":4,"B":1,"a":2,"é":5}'],
    [[1.5, -0, 1e21], "[1.5,0,1e+21]"],
    ['line\n"quoted"', '"line\\n\\"quoted\\""'],
    [Object.create(null), "{}"],
  ])("of %j is one text", (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([
    ["undefined", undefined],
    ["a field that is undefined", { a: undefined }],
    ["not a number", Number.NaN],
    ["an infinite number", Number.POSITIVE_INFINITY],
    ["a function", () => 1],
    ["a symbol", Symbol("a")],
    ["a big integer", 1n],
    ["a map", new Map()],
    ["an instance of a class", new (class Row {})()],
    ["a hole in a list", Array(2)],
    ["an instant that is none", new Date("never")],
  ])("refuses %s", (_what, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it("is JSON of the same value, and the same after a trip through storage", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it("does not depend on the order in which keys were written", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
        const turned = Object.fromEntries(Object.entries(record).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson({ ...record }));
      }),
    );
  });

  it("differs for different values", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
        let isSame = true;
        try {
          expect(plain(a)).toEqual(plain(b));
        } catch {
          isSame = false;
        }
        expect(canonicalJson(a) === canonicalJson(b)).toBe(isSame);
      }),
    );
  });
});

describe("the hash of an event", () => {
  it("can be made again with nothing but SHA-256 and the stored columns", () => {
    const text = `${GENESIS_HASH}{"after":{"severity":"SEV2"},"reason":null,"seq":1,"type":"incident.declared"}`;
    expect(one.hash).toBe(createHash("sha256").update(text).digest("hex"));
    expect(digestOf("a")).toBe(createHash("sha256").update('"a"').digest("hex"));
  });
});

/** Follows links from the beginning; the first that does not hold, and why. */
function firstFault(links: readonly Link[]) {
  let reached = GENESIS;
  for (const link of links) {
    const why = faultOf(link, reached);
    if (why) return { brokenAt: reached.seq + 1, why };
    reached = { seq: link.event.seq, hash: link.hash };
  }
  return null;
}

describe("following a chain", () => {
  it("finds no fault in a whole chain, in its beginning, or in none", () => {
    for (const length of [0, 1, 2, 3]) expect(firstFault(THREE.slice(0, length))).toBeNull();
  });

  const changed: Link = { ...two, event: { ...two.event, reason: "Better" } };
  const rehashed: Link = { ...changed, hash: hashEvent(changed.prevHash, changed.event) };
  it.each<[string, Link[], number, RegExp]>([
    ["a changed event", [one, changed, three], 2, /content was changed/],
    ["a changed event with its own hash made again", [one, rehashed, three], 3, /does not follow/],
    [
      "a changed previous hash",
      [one, { ...two, prevHash: three.hash }, three],
      2,
      /does not follow/,
    ],
    ["a missing first event", [two, three], 1, /Event 1 is missing/],
    ["a missing event", [one, three], 2, /Event 2 is missing/],
    ["a doubled event", [one, one, two, three], 2, /Event 2 is missing/],
    ["events that changed places", [one, three, two], 2, /Event 2 is missing/],
    [
      "a number that was changed",
      [one, { ...two, event: { ...two.event, seq: 3 } }],
      2,
      /Event 2 is missing/,
    ],
  ])("names the first broken link: %s", (_what, links, brokenAt, why) => {
    expect(firstFault(links)).toEqual({ brokenAt, why: expect.stringMatching(why) });
  });

  it("leads to another end when it was written anew from the middle, so that the head tells", () => {
    const forged = build([one.event, { ...two.event, reason: "Better" }, three.event]);
    expect(firstFault(forged)).toBeNull();
    expect(forged.at(-1)?.hash).not.toBe(three.hash);
  });

  it("detects any single mutation of any link, at that link", () => {
    const event = fc.record({
      type: fc.string(),
      after: fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json),
      reason: fc.option(fc.string()),
    });
    const flip = (digit: string) => (digit === "0" ? "1" : "0");
    const mutations: ((link: Link) => Link)[] = [
      (link) => ({ ...link, event: { ...link.event, type: `${link.event.type}x` } }),
      (link) => ({ ...link, event: { ...link.event, after: [link.event.after] } }),
      (link) => ({ ...link, event: { ...link.event, reason: `${link.event.reason}x` } }),
      (link) => ({ ...link, event: { ...link.event, seq: link.event.seq + 1 } }),
      (link) => ({ ...link, hash: link.hash.replace(/^./, flip) }),
      (link) => ({ ...link, prevHash: link.prevHash.replace(/.$/, flip) }),
    ];
    fc.assert(
      fc.property(
        fc.array(event, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.constantFrom(...mutations),
        (events, pick, mutate) => {
          const links = build(events);
          expect(firstFault(links)).toBeNull();
          const index = pick % links.length;
          const mutated = links.map((link, at) => (at === index ? mutate(link) : link));
          expect(firstFault(mutated)).toMatchObject({ brokenAt: index + 1 });
        },
      ),
    );
  });

  it("detects the removal of any link but the last, and the exchange of any two", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.nat(), fc.nat(), (length, a, b) => {
        const links = build(
          Array.from({ length }, () => ({ type: "same", after: null, reason: null })),
        );
        const [i, j] = [a % length, b % length];
        const shortened = links.filter((_link, index) => index !== i);
        expect(firstFault(shortened) === null).toBe(i === length - 1);
        const order = links.map((_link, index) => (index === i ? j : index === j ? i : index));
        expect(firstFault(order.flatMap((index) => links[index] ?? [])) === null).toBe(i === j);
      }),
    );
  });
});
