import { describe, expect, it } from "vitest";
import { normalise } from "@/lib/slo/slos/definition-rules";
import { DefinitionInput } from "@/lib/slo/slos/schemas";
import { definitionMarkdown } from "./definition-markdown";
import { changeKind, FIRST, numberOf, toDefinition, toFormFields, valuesOf } from "./form-rules";
import { sayAllowance } from "./say-promise";

describe("what a target allows, in words", () => {
  it.each([
    [99.9, { rollingDays: 30 }, "43.2 minutes a month may be bad."],
    [99.95, { rollingDays: 28 }, "20.16 minutes in 28 days may be bad."],
    [99, { rollingDays: 7 }, "1 hour 40.8 minutes in 7 days may be bad."],
    [99.999_9, { rollingDays: 1 }, "0.086 seconds a day may be bad."],
    [99.9, { calendar: "MONTH", timeZone: "UTC" } as const, "43.2 minutes a month may be bad."],
  ])("%s %% over %o: %s", (target, window, words) => {
    expect(sayAllowance(target, window, false)).toBe(words);
  });

  it("counts events in ones of so many", () => {
    expect(sayAllowance(99.9, { rollingDays: 30 }, true)).toMatch(/^1 in 1,000 may fail\./);
    expect(sayAllowance(99.75, { rollingDays: 30 }, true)).toMatch(/^1 in 400 may fail\./);
    expect(sayAllowance(99.7, { rollingDays: 30 }, true)).toMatch(/^3 in 1,000 may fail\./);
  });

  it("says nothing of what is no target", () => {
    for (const target of [0, 100, 101, -1, Number.NaN]) {
      expect(sayAllowance(target, { rollingDays: 30 }, true)).toBeNull();
    }
  });
});

describe("the form", () => {
  const stored = (values: object) => {
    const { slice, ...rest } = toDefinition({ ...FIRST, ...values });
    const definition = normalise(DefinitionInput.parse({ ...rest, ...(slice && { slice }) }));
    if ("code" in definition) throw new Error(definition.message);
    return definition;
  };

  it.each([
    ["the first one, untouched", {}],
    [
      "incidents over a calendar month",
      { measurement: "INCIDENTS", window: "MONTH", timeZone: "Europe/Berlin" },
    ],
    [
      "minutes, with a target of their own",
      { counted: "TIME_SLICES", sliceMinutes: "5", sliceTarget: "95", missing: "BAD" },
    ],
    [
      "a value within a limit",
      { counted: "VALUE", op: "GTE", threshold: "2.5", sliceMinutes: "10" },
    ],
    ["two queries", { measurement: "PROMETHEUS", dataSource: "prod", good: "a", total: "b" }],
    [
      "one query with a limit",
      {
        measurement: "PROMETHEUS",
        counted: "VALUE",
        dataSource: "prod",
        value: "p99",
        threshold: "0.3",
      },
    ],
  ])("gives back what was stored of it: %s", (_, values) => {
    const definition = stored(values);
    const again = valuesOf({ ...definition, name: FIRST.name, service: { slug: "" } });
    expect(stored(again)).toEqual(definition);
  });

  it("takes numbers as people write them, and nothing for a number that is none", () => {
    expect([numberOf("99,9"), numberOf(" 99.9 ")]).toEqual([99.9, 99.9]);
    expect(["", "abc"].map(numberOf)).toEqual([Number.NaN, Number.NaN]);
  });

  it("keeps a name that somebody wrote when another kind is chosen", () => {
    expect(changeKind(FIRST, "LATENCY").name).toBe("Requests are fast");
    expect(changeKind({ ...FIRST, name: "Mine" }, "LATENCY").name).toBe("Mine");
  });

  it("puts what was refused beside its field", () => {
    const fields = { "measurement.threshold": "a", "slice.targetPercent": "b", window: "c" };
    expect(toFormFields(fields, FIRST)).toEqual({
      threshold: "a",
      sliceTarget: "b",
      rollingDays: "Give whole days, from 1 to 366.",
    });
  });
});

it("is Markdown in the handbook's form, whatever people wrote", () => {
  const definition = { ...toDefinition(FIRST), slice: null, rules: null, minimumBadEvents: 10 };
  const text = definitionMarkdown({
    ...definition,
    description: "Requests *that*\n# succeed",
    measurement: { type: "PUSH" },
    name: "Card [payments]",
    service: { name: "Payments" },
  });
  expect(text.split("\n\n")).toEqual([
    "### Card \\[payments\\]",
    "**Service**: Payments",
    "**SLI**: Availability: Requests \\*that\\* \\# succeed",
    "**Target**: 99.9 % over rolling 30 days",
    "**Measurement**: Samples pushed through the API\n",
  ]);
});
