import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SEVERITIES } from "@/lib/respond/clocks/policy";
import {
  checkFacts,
  deriveStatus,
  durations,
  type Facts,
  type IncidentStatus,
  isOpen,
  primaryAction,
  worstSeverity,
} from "./rules";

const NOW = new Date("2026-03-01T12:00:00Z");
const hour = (hours: number) => new Date(Date.UTC(2026, 2, 1) + hours * 3_600_000);

const DECLARED: Facts = {
  impactStartedAt: null,
  detectedAt: hour(3),
  declaredAt: hour(3),
  acknowledgedAt: null,
  mitigatedAt: null,
  resolvedAt: null,
  closedAt: null,
  cancelledAt: null,
  usersAffectedPercent: null,
  errorRatePercent: null,
};
const given = (facts: Partial<Facts>): Facts => ({ ...DECLARED, ...facts });

describe("status", () => {
  it.each<[IncidentStatus, Partial<Facts>]>([
    ["TRIAGE", {}],
    ["INVESTIGATING", { acknowledgedAt: hour(4) }],
    ["MITIGATED", { acknowledgedAt: hour(4), mitigatedAt: hour(5) }],
    ["RESOLVED", { mitigatedAt: hour(5), resolvedAt: hour(6) }],
    ["CLOSED", { resolvedAt: hour(6), closedAt: hour(7) }],
    ["CANCELLED", { acknowledgedAt: hour(4), cancelledAt: hour(5) }],
  ])("is %s by %j", (status, facts) => {
    expect(deriveStatus(given(facts))).toBe(status);
    expect(isOpen(status)).toBe(["TRIAGE", "INVESTIGATING", "MITIGATED"].includes(status));
  });

  it("is the furthest step taken, and falls back when that step is taken back", () => {
    const steps = [
      "acknowledgedAt",
      "mitigatedAt",
      "resolvedAt",
      "closedAt",
      "cancelledAt",
    ] as const;
    const names = ["INVESTIGATING", "MITIGATED", "RESOLVED", "CLOSED", "CANCELLED"] as const;
    fc.assert(
      fc.property(fc.subarray([...steps]), (taken) => {
        const facts = given(Object.fromEntries(taken.map((step) => [step, hour(5)])));
        const furthest = steps.findLastIndex((step) => taken.includes(step));
        expect(deriveStatus(facts)).toBe(names[furthest] ?? "TRIAGE");
      }),
    );
  });
});

describe("the next action", () => {
  const none = { exists: false, waived: false, required: true };

  it.each([
    ["TRIAGE", "ACKNOWLEDGE"],
    ["INVESTIGATING", "MITIGATE"],
    ["MITIGATED", "RESOLVE"],
    ["RESOLVED", "DRAFT_POSTMORTEM"],
    ["CLOSED", null],
    ["CANCELLED", null],
  ] as const)("of %s is %s", (status, action) => {
    expect(primaryAction(status, none)).toBe(action);
  });

  it.each([
    { ...none, exists: true },
    { ...none, waived: true },
    { ...none, required: false },
  ])("of a resolved incident is to close it where no draft is owed: %j", (postmortem) => {
    expect(primaryAction("RESOLVED", postmortem)).toBe("CLOSE");
  });
});

describe("facts", () => {
  it.each<[string, Partial<Facts>]>([
    [
      "all in order",
      {
        impactStartedAt: hour(1),
        acknowledgedAt: hour(4),
        mitigatedAt: hour(5),
        resolvedAt: hour(6),
        closedAt: hour(7),
      },
    ],
    [
      "all at once",
      {
        impactStartedAt: hour(3),
        acknowledgedAt: hour(3),
        mitigatedAt: hour(3),
        resolvedAt: hour(3),
      },
    ],
    ["detected before users felt it", { impactStartedAt: hour(4) }],
    ["mitigated before anybody acknowledged", { mitigatedAt: hour(3.5), acknowledgedAt: hour(4) }],
    ["acknowledged before it was declared", { declaredAt: hour(6), acknowledgedAt: hour(4) }],
    ["a clock that runs a minute ahead", { acknowledgedAt: new Date(NOW.getTime() + 60_000) }],
  ])("may be messy: %s", (_what, facts) => {
    expect(checkFacts(given(facts), NOW)).toBeNull();
  });

  it.each<[keyof Facts, Partial<Facts>]>([
    ["acknowledgedAt", { acknowledgedAt: hour(2) }],
    ["mitigatedAt", { impactStartedAt: hour(4), mitigatedAt: hour(3.5) }],
    ["resolvedAt", { resolvedAt: hour(2) }],
    ["resolvedAt", { mitigatedAt: hour(6), resolvedAt: hour(5) }],
    ["resolvedAt", { impactStartedAt: hour(6), resolvedAt: hour(5) }],
    ["resolvedAt", { resolvedAt: hour(9), closedAt: hour(8) }],
  ])("may not be impossible: %s in %j", (field, facts) => {
    const refusal = checkFacts(given(facts), NOW);
    expect(refusal).toMatchObject({ code: "INVALID", fields: { [field]: expect.any(String) } });
    expect(refusal?.message).toBe(refusal?.fields?.[field]);
  });

  it.each([
    "impactStartedAt",
    "detectedAt",
    "declaredAt",
    "acknowledgedAt",
    "mitigatedAt",
    "resolvedAt",
  ] as const)("may not lie in the future: %s", (field) => {
    const ahead = new Date(NOW.getTime() + 60_001);
    expect(checkFacts(given({ [field]: ahead }), NOW)?.fields).toMatchObject({
      [field]: expect.stringContaining("future"),
    });
  });
});

describe("durations", () => {
  it("of the Cloudflare outage of 2019: mitigated after 27 minutes", () => {
    const at = (time: string) => new Date(`2019-07-02T${time}:00Z`);
    const facts = given({
      impactStartedAt: at("13:42"),
      detectedAt: at("13:45"),
      declaredAt: at("13:46"),
      acknowledgedAt: at("13:48"),
      mitigatedAt: at("14:09"),
      resolvedAt: at("14:52"),
    });
    expect(durations(facts, [{ at: at("13:46"), severity: "SEV1" }], NOW)).toEqual({
      toDetectMinutes: 3,
      toAcknowledgeMinutes: 3,
      toMitigateMinutes: 27,
      toResolveMinutes: 70,
      bySeverityMinutes: { SEV1: 66, SEV2: 0, SEV3: 0, SEV4: 0 },
    });
  });

  it("of the GitLab outage of 2017: the time spent in each severity", () => {
    const [first, second] = ["2017-01-31", "2017-02-01"];
    const facts = given({
      impactStartedAt: new Date(`${first}T19:00:00Z`),
      detectedAt: new Date(`${first}T19:00:00Z`),
      declaredAt: new Date(`${first}T19:10:00Z`),
      acknowledgedAt: new Date(`${first}T19:12:00Z`),
      mitigatedAt: new Date(`${second}T17:00:00Z`),
      resolvedAt: new Date(`${second}T18:00:00Z`),
    });
    const changes = [
      { at: new Date(`${first}T19:10:00Z`), severity: "SEV3" },
      { at: new Date(`${first}T23:00:00Z`), severity: "SEV2" },
      { at: new Date(`${first}T23:31:00Z`), severity: "SEV1" },
    ] as const;
    expect(durations(facts, changes, NOW)).toEqual({
      toDetectMinutes: 0,
      toAcknowledgeMinutes: 12,
      toMitigateMinutes: 22 * 60,
      toResolveMinutes: 23 * 60,
      bySeverityMinutes: { SEV1: 1_109, SEV2: 31, SEV3: 230, SEV4: 0 },
    });
  });

  it("count from detection while the impact start is unknown, and are unknown before the step", () => {
    const facts = given({ mitigatedAt: hour(5) });
    expect(durations(facts, [{ at: hour(3), severity: "SEV2" }], hour(6))).toEqual({
      toDetectMinutes: null,
      toAcknowledgeMinutes: null,
      toMitigateMinutes: 120,
      toResolveMinutes: null,
      bySeverityMinutes: { SEV1: 0, SEV2: 180, SEV3: 0, SEV4: 0 },
    });
  });

  it("in each severity end with cancellation, and leave out changes after the end", () => {
    const changes = [
      { at: hour(3), severity: "SEV2" },
      { at: hour(8), severity: "SEV1" },
    ] as const;
    const { bySeverityMinutes } = durations(given({ cancelledAt: hour(4) }), changes, NOW);
    expect(bySeverityMinutes).toEqual({ SEV1: 0, SEV2: 60, SEV3: 0, SEV4: 0 });
  });

  it("in all severities together are the time from the first severity to the end", () => {
    const change = fc.record({ at: fc.nat(600), severity: fc.constantFrom(...SEVERITIES) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), fc.nat(600), (list, end) => {
        const changes = list
          .map(({ at, severity }) => ({ at: hour(at / 60), severity }))
          .sort((a, b) => a.at.getTime() - b.at.getTime());
        const { bySeverityMinutes } = durations(
          given({ resolvedAt: hour(end / 60) }),
          changes,
          NOW,
        );
        const total = Object.values(bySeverityMinutes).reduce((sum, minutes) => sum + minutes, 0);
        const first = (changes[0]?.at.getTime() ?? 0) - hour(0).getTime();
        expect(total).toBe(Math.max(0, end - first / 60_000));
      }),
    );
  });
});

describe("the worst severity", () => {
  it("is the gravest of all it had, not the one it has", () => {
    const had = [
      { at: hour(3), severity: "SEV3" },
      { at: hour(4), severity: "SEV1" },
      { at: hour(5), severity: "SEV4" },
    ] as const;
    expect(worstSeverity(had, "SEV4")).toBe("SEV1");
    expect(worstSeverity([], "SEV3")).toBe("SEV3");
  });
});
