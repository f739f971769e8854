import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMinutes } from "@/lib/platform/core/clock/duration";
import { SEVERITIES } from "@/lib/respond/clocks/policy";
import { INCIDENT_STATUSES } from "@/lib/respond/incidents/schemas";
import type { Before, ProposalFacts } from "./proposal-facts";
import { proposeUpdate } from "./propose-rules";

const NOW = new Date("2026-05-01T11:00:00Z");
const ago = (minutes: number) => addMinutes(NOW, -minutes);

const FACTS: ProposalFacts = {
  now: NOW,
  status: "INVESTIGATING",
  severity: "SEV2",
  title: "db-3.internal refuses connections",
  kind: "REAL",
  restricted: false,
  services: ["Checkout", "Payments", "edge-proxy.eu"],
  commander: "Ada",
  usersAffectedPercent: 31,
  errorRatePercent: null,
  impactStartedAt: ago(50),
  mitigatedAt: null,
  resolvedAt: null,
  rollback: null,
  before: null,
  nextUpdateAt: addMinutes(NOW, 60),
};
const BEFORE: Before = {
  at: ago(30),
  status: "INVESTIGATING",
  severity: "SEV2",
  usersAffectedPercent: 31,
  errorRatePercent: null,
};

const internal = (facts: Partial<ProposalFacts> = {}) =>
  proposeUpdate({ ...FACTS, ...facts }, "INTERNAL");
const toPublic = (facts: Partial<ProposalFacts> = {}) =>
  proposeUpdate({ ...FACTS, ...facts }, "PUBLIC");

const mitigated = { status: "MITIGATED", mitigatedAt: ago(5) } as const;
const resolved = { ...mitigated, status: "RESOLVED", resolvedAt: ago(1) } as const;
const rolledBack = {
  at: ago(10),
  outcome: "ROLLED_BACK",
  version: "5.12.0",
  reason: null,
} as const;

describe("a proposal to colleagues", () => {
  it("tells the first time all that is known", () => {
    expect(internal()).toBe(
      [
        "**SEV2, being investigated**: db-3.internal refuses connections.",
        "31 % of users are affected. It began at 10:10 UTC. Services: Checkout, Payments, edge-proxy.eu.",
        "Commander: Ada.",
        "Next update by 12:00 UTC.",
      ].join("\n\n"),
    );
    expect(internal({ status: "TRIAGE", commander: null, kind: "DRILL" })).toContain(
      "This is a drill. **SEV2, not acknowledged yet**",
    );
  });

  it("tells later what changed since, and says so when nothing did", () => {
    expect(internal({ before: BEFORE })).toContain("Nothing has changed since the last update.");
    const before = { ...BEFORE, severity: "SEV3", usersAffectedPercent: 12 } as const;
    const text = internal({ before, rollback: rolledBack, ...mitigated });
    expect(text).toContain(
      [
        "Since the last update:",
        "",
        "- Mitigated at 10:55 UTC: user impact has ended.",
        "- 5.12.0 was rolled back.",
        "- Severity raised from SEV3 to SEV2.",
        "- Users affected: 31 %, before 12 %.",
      ].join("\n"),
    );
    expect(text).toContain("31 % of users were affected.");
    expect(internal({ before, rollback: { ...rolledBack, at: ago(40) } })).not.toContain(
      "rolled back",
    );
  });

  it("says why there is no rollback, and when a step was taken back", () => {
    const rollback = {
      ...rolledBack,
      outcome: "NOT_POSSIBLE",
      reason: "The schema changed.",
    } as const;
    expect(internal({ rollback })).toContain("- A rollback is not possible: The schema changed.");
    expect(internal({ before: { ...BEFORE, status: "MITIGATED" } })).toContain(
      "- The mitigation was taken back: the impact goes on.",
    );
    expect(internal({ before: { ...BEFORE, status: "RESOLVED" } })).toContain(
      "- The incident was reopened.",
    );
  });

  it("is the all-clear once it is resolved", () => {
    const text = internal({ before: BEFORE, ...resolved });
    expect(text).toContain("- Resolved at 10:59 UTC: the fix is verified.");
    expect(text).toContain("This is the all-clear: no more updates follow.");
    expect(text).not.toContain("Next update");
  });
});

describe("a proposal to everybody", () => {
  const next = "We will say more by 12:00 UTC.";

  it.each([
    ["declared", { status: "TRIAGE" }, "We are looking into a problem with Checkout and Payments."],
    [
      "investigated",
      {},
      "We are investigating a problem with Checkout and Payments. Many users are affected.",
    ],
    [
      "still investigated",
      { before: { ...BEFORE, severity: "SEV1" }, rollback: rolledBack },
      "We are still working on the problem with Checkout and Payments. Many users are affected. It is smaller than we said before. We have gone back to an earlier version.",
    ],
    [
      "mitigated",
      mitigated,
      "The problem with Checkout and Payments no longer affects users. We keep watching until we are sure.",
    ],
    [
      "back",
      { before: { ...BEFORE, status: "MITIGATED" } },
      "The problem with Checkout and Payments is back, and we are working on it. Many users are affected.",
    ],
  ] as const)(
    "says of one that is %s what users notice, and when more follows",
    (_, facts, text) => {
      expect(toPublic(facts)).toBe(`${text} ${next}`);
    },
  );

  it("gives the all-clear with its times, and promises nothing more", () => {
    const text =
      "All clear: the problem with Checkout and Payments is solved. It began at 10:10 UTC and ended at 10:55 UTC. We are sorry for the trouble.";
    expect(toPublic(resolved)).toBe(text);
    expect(toPublic({ ...resolved, status: "CLOSED" })).toBe(text);
  });

  it("gives the day where it is another one", () => {
    expect(toPublic({ nextUpdateAt: new Date("2026-05-02T07:00:00Z") })).toContain(
      "by 2 May, 07:00 UTC.",
    );
  });

  it("tells no name and no figure of what is restricted, and of a drill that it is one", () => {
    expect(toPublic({ restricted: true })).toBe(`We are investigating a problem. ${next}`);
    expect(toPublic({ ...resolved, restricted: true })).toBe(
      "All clear: the problem is solved. We are sorry for the trouble.",
    );
    expect(toPublic({ kind: "DRILL" })).toBe("This is an exercise. Nothing is affected.");
  });

  it("speaks of our service where no name can be told", () => {
    expect(toPublic({ services: ["edge-proxy.eu", "db3"] })).toContain(
      "a problem with our service.",
    );
  });

  it("never says what people wrote or what machines are called, whatever the state", () => {
    const secret = fc.constant("zq-Secret9.internal");
    const state = fc.record({
      status: fc.constantFrom(...INCIDENT_STATUSES),
      severity: fc.constantFrom(...SEVERITIES),
      restricted: fc.boolean(),
      usersAffectedPercent: fc.option(fc.integer({ min: 0, max: 100 })),
      mitigatedAt: fc.option(fc.constant(ago(5))),
      before: fc.option(
        fc.constantFrom(...INCIDENT_STATUSES).map((status) => ({ ...BEFORE, status })),
      ),
      title: secret,
      commander: secret,
      services: secret.map((name) => [name]),
      rollback: secret.map((words) => ({ ...rolledBack, version: words, reason: words })),
    });
    fc.assert(
      fc.property(state, (facts) => {
        const text = toPublic(facts);
        expect(text).not.toMatch(/secret/i);
        expect(text).not.toMatch(/undefined|null|\d %/);
        expect(text === "").toBe(facts.status === "CANCELLED");
      }),
    );
  });
});
