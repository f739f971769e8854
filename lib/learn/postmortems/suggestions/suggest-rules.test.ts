import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SuggestionFacts } from "./facts";
import { suggestPoints } from "./suggest";

const at = (minutes: number) => new Date(Date.UTC(2026, 4, 1, 10, minutes));

/** An incident of which nothing is worth saying. */
const PLAIN: SuggestionFacts = {
  impactStartedAt: null,
  detectedAt: at(0),
  acknowledgedAt: null,
  mitigatedAt: null,
  resolvedAt: at(90),
  severityChanges: [],
  clocks: [],
  deployments: [],
  rollback: null,
  checklist: [],
  retractions: [],
  commanders: ["Ada"],
  severityMinutes: [{ severity: "SEV2", minutes: 90 }],
  similar: [],
  runbooks: null,
};
const daysBefore = (days: number) => new Date(at(0).getTime() - days * 86_400_000);
const runbook = { ref: "RB-3", title: "Drain a replica", reviewedAt: daysBefore(100) };
const step = { text: "Confirm impact", state: "DONE", reason: null, untilMinutes: 5 } as const;
const before = { ref: "INC-7", title: "Checkout fails", resolvedAt: at(-120) };

const texts = (facts: Partial<SuggestionFacts>) =>
  suggestPoints({ ...PLAIN, ...facts }).map(({ section, text }) => `${section}: ${text}`);

describe("what the record suggests", () => {
  it.each<[string, Partial<SuggestionFacts>, string[]]>([
    ["nothing", {}, []],
    [
      "a late detection",
      { impactStartedAt: at(-20) },
      ["went-poorly: Users felt the problem for 20 min before it was detected."],
    ],
    [
      "a change of severity",
      {
        severityMinutes: [
          { severity: "SEV1", minutes: 60 },
          { severity: "SEV2", minutes: 30 },
          { severity: "SEV3", minutes: 0 },
        ],
      },
      ["impact: It was SEV1 for 1 h 00 min, SEV2 for 30 min."],
    ],
    ["nothing of runbooks where Muster was not there", { runbooks: null }, []],
    [
      "nothing of a runbook that is current",
      { runbooks: [{ service: "Search", runbooks: [{ ...runbook, reviewedAt: daysBefore(90) }] }] },
      [],
    ],
    [
      "services without a runbook",
      {
        runbooks: [
          { service: "Edge proxy", runbooks: [] },
          { service: "Search", runbooks: [] },
        ],
      },
      ["went-poorly: There was no runbook for Edge proxy, Search."],
    ],
    [
      "a stale runbook, once for all its services",
      {
        runbooks: [
          { service: "Edge proxy", runbooks: [runbook] },
          { service: "Search", runbooks: [runbook] },
        ],
      },
      [
        "went-poorly: Runbooks were stale: RB-3 (Drain a replica), last reviewed 100 days before. They are due every 90 days.",
      ],
    ],
    [
      "a step that was left out",
      { checklist: [{ ...step, state: "SKIPPED", reason: "No users", doneAt: null }] },
      ["went-poorly: Steps of the checklist were left out: confirm impact."],
    ],
    [
      "a step that came late",
      { checklist: [{ ...step, doneAt: at(25) }] },
      [
        "went-poorly: Steps of the checklist came late: confirm impact (after 25 min, planned within 5 min).",
      ],
    ],
    [
      "steps in time, without a window, or ticked by nobody",
      {
        checklist: [
          { ...step, doneAt: at(5) },
          { ...step, doneAt: at(500), untilMinutes: null },
          { ...step, doneAt: null },
        ],
      },
      [],
    ],
    [
      "the same before, with promises open",
      {
        similar: [{ ...before, openItems: [{ ref: "AI-3", title: "Alert on refused payments" }] }],
      },
      [
        "contributing-factors: INC-7 was like this, 2 h 00 min before, and what was promised after it was still open: AI-3 (alert on refused payments).",
      ],
    ],
    [
      "the same before, with all promises kept",
      { similar: [{ ...before, openItems: [] }] },
      [
        "lessons: INC-7 was like this, 2 h 00 min before; nothing promised after it was open. Compare how it was mitigated.",
      ],
    ],
    [
      "changes of command",
      { commanders: ["Ada", "Grace", "Ada"] },
      [
        "lessons: Command changed hands 2 times; note what the handover carried over and what it lost.",
      ],
    ],
    [
      "a rollback that was not possible",
      { rollback: { outcome: "NOT_POSSIBLE", reason: "The schema changed." } },
      ["went-poorly: A rollback was not possible: The schema changed."],
    ],
    [
      "a deployment shortly before",
      {
        deployments: [
          { service: "Checkout", version: "2.4", deployedAt: at(-30), outcome: "SUCCEEDED" },
          { service: "Search", version: "9.1", deployedAt: at(-300), outcome: "SUCCEEDED" },
          { service: "Mail", version: "1.0", deployedAt: at(10), outcome: "SUCCEEDED" },
        ],
      },
      ["contributing-factors: Checkout 2.4 was deployed 30 min before impact started."],
    ],
    [
      "a reopening",
      { retractions: [{ fact: "resolvedAt", reason: "Errors came back" }] },
      ["went-poorly: The incident was reopened once after it seemed resolved."],
    ],
  ])("of %s", (_what, facts, expected) => {
    expect(texts(facts)).toEqual(expected);
  });

  it("is the same for the same facts, names each rule once, and rests every point on a fact", () => {
    const moment = fc.integer({ min: -600, max: 600 }).map(at);
    const anyFacts = fc.record({
      impactStartedAt: fc.option(moment),
      acknowledgedAt: fc.option(moment),
      commanders: fc.array(fc.constantFrom("Ada", "Grace"), { minLength: 1, maxLength: 4 }),
      checklist: fc.array(
        fc.record({
          text: fc.constantFrom("Confirm impact", "Name a commander"),
          state: fc.constantFrom("OPEN", "DONE", "SKIPPED"),
          reason: fc.option(fc.constant("Not needed")),
          doneAt: fc.option(moment),
          untilMinutes: fc.option(fc.constantFrom(5, 15, 60)),
        }),
        { maxLength: 4 },
      ),
    });
    fc.assert(
      fc.property(anyFacts, (given) => {
        const facts = { ...PLAIN, ...given };
        const points = suggestPoints(facts);
        expect(suggestPoints(structuredClone(facts))).toEqual(points);
        expect(new Set(points.map(({ rule }) => rule)).size).toBe(points.length);
        expect(points.every((point) => point.facts.length > 0)).toBe(true);
      }),
    );
  });
});
