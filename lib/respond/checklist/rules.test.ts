import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  canSetItem,
  type ItemState,
  type ProofFacts,
  phaseWindow,
  proveItem,
  resolveItem,
} from "./rules";
import { HANDBOOK_TEMPLATE, PHASES, PROOFS, type Proof } from "./template";

const T0 = new Date("2026-03-01T03:00:00Z");
const minute = (minutes: number) => new Date(T0.getTime() + minutes * 60_000);

/** A fresh incident: only its severity is known. */
const FRESH: ProofFacts = {
  severity: "SEV2",
  commander: null,
  acknowledgedAt: null,
  channelUrl: null,
  usersAffectedPercent: null,
  errorRatePercent: null,
  impactStartedAt: null,
  linkedDeployments: 0,
  noRecentChangesAt: null,
  rollback: null,
  mitigatedAt: null,
  resolvedAt: null,
  lastUpdateAt: null,
  postmortem: "NONE",
  actionItems: 0,
  sloImpactStated: false,
};
const ROLLED_BACK = { outcome: "ROLLED_BACK", reason: null } as const;
const NOT_POSSIBLE = { outcome: "NOT_POSSIBLE", reason: "The migration has no way back" } as const;

describe("the handbook's template", () => {
  it("has all of its items, phase by phase, in order", () => {
    const count = (phase: string) =>
      HANDBOOK_TEMPLATE.filter((item) => item.phase === phase).length;
    expect(PHASES.map(count)).toEqual([4, 4, 4, 4, 3]);
    const order = HANDBOOK_TEMPLATE.map(({ phase }) => PHASES.indexOf(phase));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it("names each item once and uses each proof once", () => {
    const keys = HANDBOOK_TEMPLATE.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const proofs = HANDBOOK_TEMPLATE.flatMap(({ proof }) => proof ?? []);
    expect([...proofs].sort()).toEqual([...PROOFS].sort());
  });

  it.each([
    ["TRIAGE", 0, 5],
    ["ASSESS", 5, 15],
    ["MITIGATE", 15, 60],
    ["FOLLOW_UP", 24 * 60, 72 * 60],
  ] as const)("aims to do %s from minute %s to %s", (phase, from, until) => {
    expect(phaseWindow(phase, T0)).toEqual({ from: minute(from), until: minute(until) });
  });

  it("gives resolving no window: it goes on until it is done", () => {
    expect(phaseWindow("RESOLVE", T0)).toBeNull();
  });
});

describe("what facts prove", () => {
  it("is nothing of a fresh incident but its severity", () => {
    const proven = PROOFS.filter((proof) => proveItem(proof, FRESH) !== null);
    expect(proven).toEqual(["severity"]);
  });

  it.each<[Proof, Partial<ProofFacts>, string]>([
    ["severity", {}, "It is SEV2"],
    ["acknowledged", { acknowledgedAt: T0 }, "The incident is acknowledged"],
    ["commander", { commander: "Ada" }, "Ada is commander"],
    ["channel", { channelUrl: "https://chat.example.org/1" }, "A channel is linked"],
    ["impact-quantified", { usersAffectedPercent: 0 }, "0 % of users are affected"],
    ["impact-quantified", { errorRatePercent: 12.5 }, "The error rate is 12.5 %"],
    ["impact-started", { impactStartedAt: T0 }, "The impact start is known"],
    ["recent-changes", { linkedDeployments: 1 }, "A deployment is linked"],
    ["recent-changes", { linkedDeployments: 2 }, "2 deployments are linked"],
    ["recent-changes", { noRecentChangesAt: T0 }, "Somebody looked and found no recent change"],
    ["rollback-decided", { rollback: ROLLED_BACK }, "It was rolled back"],
    ["rollback-decided", { rollback: NOT_POSSIBLE }, "A rollback is not possible"],
    ["rollback-reason", { rollback: NOT_POSSIBLE }, NOT_POSSIBLE.reason],
    ["mitigated", { mitigatedAt: T0 }, "The incident is mitigated"],
    ["all-clear", { resolvedAt: T0, lastUpdateAt: T0 }, "An update followed the resolution"],
    ["postmortem", { postmortem: "EXISTS" }, "The postmortem exists"],
    ["action-items", { actionItems: 1 }, "There is 1 action item"],
    ["action-items", { actionItems: 3 }, "There are 3 action items"],
    ["slo-impact", { sloImpactStated: true }, "The postmortem states it"],
  ])("ticks %s by %j", (proof, facts, because) => {
    expect(proveItem(proof, { ...FRESH, ...facts })).toEqual({ state: "DONE", because });
  });

  it.each<[Proof, Partial<ProofFacts>, string]>([
    ["rollback-reason", { rollback: ROLLED_BACK }, "It was rolled back"],
    ["postmortem", { postmortem: "WAIVED" }, "The postmortem was waived"],
  ])("leaves %s out by %j", (proof, facts, because) => {
    expect(proveItem(proof, { ...FRESH, ...facts })).toEqual({ state: "SKIPPED", because });
  });

  it.each<[Proof, Partial<ProofFacts>]>([
    ["rollback-reason", { rollback: { outcome: "NOT_POSSIBLE", reason: "" } }],
    ["all-clear", { resolvedAt: T0 }],
    ["all-clear", { lastUpdateAt: T0 }],
    ["all-clear", { resolvedAt: minute(1), lastUpdateAt: T0 }],
  ])("does not tick %s by %j", (proof, facts) => {
    expect(proveItem(proof, { ...FRESH, ...facts })).toBeNull();
  });

  it("is nothing of an item without a proof", () => {
    expect(proveItem(null, { ...FRESH, acknowledgedAt: T0 })).toBeNull();
  });
});

describe("the state of an item", () => {
  const said = (state: ItemState, reason: string | null = null) => ({ state, reason });
  const proven = { state: "DONE", because: "Ada is commander" } as const;

  it("is what people said where no fact speaks", () => {
    const skipped = said("SKIPPED", "Nobody else is awake");
    expect(resolveItem(skipped, null)).toEqual({
      state: "SKIPPED",
      auto: false,
      because: "Nobody else is awake",
    });
  });

  it("is what facts prove, and again what people said once the fact is taken back", () => {
    const acknowledged = { ...FRESH, acknowledgedAt: T0 };
    const state = (facts: ProofFacts) =>
      resolveItem(said("OPEN"), proveItem("acknowledged", facts));
    expect(state(acknowledged)).toMatchObject({ state: "DONE", auto: true });
    expect(state(FRESH)).toEqual({ state: "OPEN", auto: false, because: null });
  });

  it("cannot be set by hand against a fact, and says which", () => {
    for (const state of ["OPEN", "SKIPPED"] as const) {
      const refusal = canSetItem({ state, reason: "No" }, proven);
      expect(refusal?.code).toBe("CONFLICT");
      expect(refusal?.message).toContain("Ada is commander");
    }
    expect(canSetItem(said("DONE"), proven)).toBeNull();
  });

  it("needs a reason to be skipped, and only then", () => {
    expect(canSetItem(said("SKIPPED"), null)).toMatchObject({
      code: "INVALID",
      fields: { reason: expect.any(String) },
    });
    expect(canSetItem(said("SKIPPED", ""), null)?.code).toBe("INVALID");
    expect(canSetItem(said("SKIPPED", "Not needed"), null)).toBeNull();
    expect(canSetItem(said("OPEN"), null)).toBeNull();
  });

  it("follows a fact always, and people whenever there is none", () => {
    const states = fc.constantFrom<ItemState>("OPEN", "DONE", "SKIPPED");
    const evidences = fc.option(
      fc.record({
        state: fc.constantFrom("DONE" as const, "SKIPPED" as const),
        because: fc.string(),
      }),
    );
    fc.assert(
      fc.property(
        states,
        fc.option(fc.string({ minLength: 1 })),
        evidences,
        (state, reason, evidence) => {
          const resolved = resolveItem({ state, reason }, evidence);
          expect(resolved.auto).toBe(evidence !== null);
          expect(resolved.state).toBe(evidence?.state ?? state);
          // What may be set is what one then sees.
          if (canSetItem({ state, reason }, evidence) === null) expect(resolved.state).toBe(state);
        },
      ),
    );
  });
});
