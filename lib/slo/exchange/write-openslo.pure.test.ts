import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { CALENDAR_UNITS } from "@/lib/slo/budgets/window-rules";
import { type Definition, normalise } from "@/lib/slo/slos/definition-rules";
import { BASES, DefinitionInput, MISSING, SLIS } from "@/lib/slo/slos/schemas";
import { readOpenSlo } from "./read-openslo";
import { type WrittenSlo, writeOpenSlo } from "./write-openslo-rules";

const SERVICE = { slug: "checkout", name: "Checkout", description: "Sells\nthings" };

const word = fc
  .stringMatching(/^[a-zA-Z0-9äß€'"#: %&*!|>@`,.?-]{1,30}$/)
  .filter((text) => text.trim() === text && text !== "");
const slug = fc.stringMatching(/^[a-z0-9]{1,9}(-[a-z0-9]{1,9})?$/);
const query = fc.stringMatching(/^[a-z_]{1,20}(\{code=~"5\.\."\}){0,1}( |\n|\t|"|#|: ){0,2}x$/);
const percent = fc.integer({ min: 1, max: 99_999_999 }).map((units) => units / 1e6);
const ratio = fc.oneof(
  fc.record({ good: query, total: query }),
  fc.record({ bad: query, total: query }),
);
const within = fc.record({
  op: fc.constantFrom("LT", "LTE", "GT", "GTE"),
  threshold: fc
    .double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })
    .map((value) => value || 0),
});
const measurement = fc.oneof(
  fc.constant({ type: "PUSH" }),
  fc.constant({ type: "INCIDENTS" }),
  within.map((given) => ({ type: "PUSH", ...given })),
  fc
    .tuple(slug, ratio)
    .map(([dataSource, queries]) => ({ type: "PROMETHEUS", dataSource, ...queries })),
  fc
    .tuple(slug, query, within)
    .map(([dataSource, value, given]) => ({ type: "PROMETHEUS", dataSource, value, ...given })),
);
const rule = fc
  .record({
    severity: fc.constantFrom("PAGE", "TICKET"),
    sharePercent: fc.integer({ min: 1, max: 100_000 }).map((milli) => milli / 1_000),
    longMinutes: fc.integer({ min: 5, max: 43_200 }),
    shortMinutes: fc.integer({ min: 1, max: 4_320 }),
  })
  .filter(({ longMinutes, shortMinutes }) => shortMinutes < longMinutes);
const window = fc.oneof(
  fc.record({ rollingDays: fc.integer({ min: 1, max: 366 }) }),
  fc.record({
    calendar: fc.constantFrom(...CALENDAR_UNITS),
    timeZone: fc.constantFrom("UTC", "Europe/Berlin", "America/New_York"),
  }),
);
/** What people may promise; what does not go together is left out. */
const definition = fc
  .record({
    sli: fc.constantFrom(...SLIS),
    description: fc.oneof(
      fc.constant("x".repeat(2_000)),
      fc.array(word).map((lines) => lines.join("\n")),
    ),
    targetPercent: percent,
    window,
    basis: fc.constantFrom(...BASES),
    slice: fc.record({ minutes: fc.constantFrom(1, 5, 10, 15, 30, 60), targetPercent: percent }),
    missing: fc.constantFrom(...MISSING),
    measurement,
    rules: fc.oneof(fc.constant(null), fc.array(rule, { maxLength: 10 })),
    minimumBadEvents: fc.integer({ min: 0, max: 1_000_000 }),
  })
  .map(({ slice, ...given }) => ({ ...given, ...(given.basis === "TIME_SLICES" && { slice }) }))
  .map((given) => DefinitionInput.safeParse(given))
  .map(({ data }) => (data ? normalise(data) : null))
  .filter((made): made is Definition => made !== null && !("code" in made));
const exclusion = fc
  .record({
    at: fc.integer({ min: 0, max: 1e7 }),
    minutes: fc.integer({ min: 1, max: 9_999 }),
    reason: word,
  })
  .map(({ at, minutes, reason }) => ({
    startsAt: new Date(at * 60_000).toISOString(),
    endsAt: new Date((at + minutes) * 60_000).toISOString(),
    reason,
  }));
const slo = fc
  .tuple(definition, word, fc.array(exclusion, { maxLength: 5 }))
  .map(([made, name, exclusions]) => ({ ...made, name, exclusions }));
const slos = fc
  .uniqueArray(slo, { selector: ({ name }) => name, minLength: 1, maxLength: 6 })
  .map((all): WrittenSlo[] => all.map((each, index) => ({ ...each, number: index + 1 })));

/** What the checks below look at. */
type Doc = {
  apiVersion: string;
  kind: string;
  metadata: { name: string; annotations: Record<string, string> };
  spec: {
    description?: string;
    service: string;
    timeWindow: object[];
    budgetingMethod: string;
    objectives: { target: number; timeSliceTarget: number; timeSliceWindow: string }[];
    alertPolicies?: {
      metadata: { name: string };
      spec: { conditions: object[]; notificationTargets: object[] };
    }[];
  };
};

const write = (all: readonly WrittenSlo[]) =>
  writeOpenSlo(SERVICE, all)
    .map((document) => stringify(document, { schema: "core", lineWidth: 0 }))
    .join("---\n");

function readBack(text: string) {
  const { services, slos: read, problems } = readOpenSlo(text, "another");
  expect(problems).toEqual([]);
  expect(services).toMatchObject([SERVICE]);
  return read.map(({ name, said, sliIfNew, exclusions }) => ({
    name,
    exclusions,
    ...normalise(DefinitionInput.parse({ sli: sliIfNew, ...said })),
  }));
}

describe("an exported file", () => {
  it("reads back to the same, whatever was promised", () => {
    fc.assert(
      fc.property(slos, (all) => {
        const expected = all.map(({ number: _, ...each }) => each);
        expect(readBack(write(all))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it("is OpenSLO v1: names, required fields and limits", () => {
    fc.assert(
      fc.property(slos, (all) => {
        const documents = writeOpenSlo(SERVICE, all) as Doc[];
        const names = documents.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
        expect(new Set(names).size).toBe(names.length);
        for (const { apiVersion, kind, metadata, spec } of documents) {
          expect(apiVersion).toBe("openslo/v1");
          expect(metadata.name).toMatch(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
          expect(spec.description ?? "").toSatisfy((text: string) => text.length <= 1_050);
          if (kind !== "SLO") continue;
          for (const value of Object.values(metadata.annotations))
            expect(value).toBeTypeOf("string");
          expect(spec.service).toBe("checkout");
          expect(spec.timeWindow).toHaveLength(1);
          const [objective] = spec.objectives;
          expect(objective?.target).toSatisfy((target: number) => target >= 0 && target < 1);
          if (spec.budgetingMethod === "Timeslices") {
            expect(objective?.timeSliceTarget).toSatisfy(
              (share: number) => share > 0 && share <= 1,
            );
            expect(objective?.timeSliceWindow).toMatch(/^\d+[mh]$/);
          }
          for (const policy of spec.alertPolicies ?? []) {
            expect(policy.metadata.name).toMatch(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
            expect(policy.spec.conditions).toHaveLength(1);
            expect(policy.spec.notificationTargets).toHaveLength(1);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
