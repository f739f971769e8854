import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMinutes } from "@/lib/platform/core/clock/duration";
import { INCIDENT_STATUSES } from "@/lib/respond/incidents/schemas";
import { briefingMarkdown } from "./briefing-markdown";
import { type BriefingFacts, composeBriefing } from "./briefing-rules";

const NOW = new Date("2026-05-01T11:00:00Z");
const ago = (minutes: number) => addMinutes(NOW, -minutes).toISOString();
const GRACE = { id: "grace", name: "Grace" };

const FACTS: BriefingFacts = {
  incident: {
    status: "INVESTIGATING",
    severity: "SEV2",
    severityChanges: [{ at: ago(40), severity: "SEV2", reason: "" }],
    kind: "REAL",
    restricted: false,
    facts: {
      impactStartedAt: ago(50),
      detectedAt: ago(41),
      declaredAt: ago(40),
      acknowledgedAt: ago(35),
      mitigatedAt: null,
      resolvedAt: null,
      closedAt: null,
      cancelledAt: null,
      usersAffectedPercent: 31,
      errorRatePercent: null,
    },
    services: [
      { slug: "checkout", name: "Checkout" },
      { slug: "payments", name: "Payments" },
    ],
    clocks: [],
    updatesPaused: null,
    updatesResumeAt: null,
    roles: [{ role: "COMMANDER", user: GRACE, assumedAt: ago(35) }],
  },
  checklist: [],
  decisions: [],
  attempts: [],
  lastUpdate: null,
  deployments: [],
  rollback: null,
};

function told(title: string, facts: Partial<BriefingFacts> = {}) {
  const { sections } = composeBriefing({ ...FACTS, ...facts }, NOW);
  return sections.find((section) => section.title === title)?.lines.map(({ text }) => text);
}

function incident(changes: Partial<BriefingFacts["incident"]>) {
  return { incident: { ...FACTS.incident, ...changes } };
}

describe("a briefing", () => {
  it("says the state and since when, and why the severity changed last", () => {
    expect(told("Where it stands")).toEqual([
      "Being investigated for 35 min.",
      "SEV2 since it was declared.",
    ]);
    const raised = incident({
      severity: "SEV1",
      kind: "DRILL",
      restricted: true,
      severityChanges: [
        { at: ago(40), severity: "SEV2", reason: "" },
        { at: ago(20), severity: "SEV1", reason: "Refunds fail as well." },
      ],
    });
    expect(told("Where it stands", raised)).toEqual([
      "Being investigated for 35 min.",
      "SEV1 for 20 min, before that SEV2: Refunds fail as well.",
      "This is a drill.",
      "It is restricted: only those who take part may know of it.",
    ]);
  });

  it("says the impact, and in the past once it has ended", () => {
    expect(told("Impact")).toEqual([
      "31 % of users are affected.",
      "It began 50 min ago.",
      "Services: Checkout, Payments.",
    ]);
    const facts = { ...FACTS.incident.facts, mitigatedAt: ago(5), errorRatePercent: 4 };
    expect(told("Impact", incident({ status: "MITIGATED", facts, services: [] }))).toEqual([
      "31 % of users were affected.",
      "The error rate was 4 %.",
      "It began 50 min ago.",
      "No service is named yet.",
    ]);
  });

  it("says what falls due, the nearest first, and why updates are paused", () => {
    const clock = {
      id: "c",
      severity: "SEV2" as const,
      targetMinutes: 60,
      startedAt: ago(40),
      metAt: null,
      endedAt: null,
      endReason: null,
      breachRecordedAt: null,
      state: "RUNNING" as const,
    };
    const clocks = [
      { ...clock, kind: "POSTMORTEM" as const, dueAt: ago(-90) },
      { ...clock, kind: "UPDATE" as const, dueAt: ago(3) },
      { ...clock, kind: "RESPONSE" as const, dueAt: ago(30), endedAt: ago(35) },
    ];
    expect(
      told(
        "Due next",
        incident({ clocks, updatesPaused: "Waiting for the vendor", updatesResumeAt: ago(-20) }),
      ),
    ).toEqual([
      "The next update was due 3 min ago.",
      "The postmortem is due in 1 h 30 min.",
      "Updates are paused: Waiting for the vendor.",
      "They resume by themselves in 20 min.",
    ]);
    expect(told("Due next")).toEqual(["Nothing falls due."]);
  });

  it("lists what is open of the phases so far, and not of those to come", () => {
    const item = (text: string, state = "OPEN", assignee: typeof GRACE | null = null) => ({
      text,
      state,
      assignee,
    });
    const checklist = [
      { phase: "TRIAGE" as const, name: "Detect & Triage", items: [item("Done one", "DONE")] },
      { phase: "MITIGATE" as const, name: "Mitigate", items: [item("Roll back", "OPEN", GRACE)] },
      { phase: "RESOLVE" as const, name: "Resolve", items: [item("Verify the fix")] },
    ];
    expect(told("Still open", { checklist })).toEqual(["Mitigate: Roll back (Grace)."]);
    const mitigated = { checklist, ...incident({ status: "MITIGATED" }) };
    expect(told("Still open", mitigated)).toHaveLength(2);
  });

  it("tells the newest five decisions, deployments, rollback, roles and the last update", () => {
    const decisions = [1, 2, 3, 4, 5, 6].map((n) => ({
      at: ago(n),
      author: "Ada",
      body: `Decision **${n}**`,
    }));
    expect(told("Decided", { decisions })).toEqual(
      [1, 2, 3, 4, 5].map((n) => `Ada: Decision ${n}`),
    );
    const deployments = [{ at: ago(60), service: "Payments", version: "5.12.0" }];
    const rollback = {
      outcome: "NOT_POSSIBLE" as const,
      version: null,
      reason: "The schema changed",
      at: ago(9),
    };
    expect(told("Changes and rollback", { deployments, rollback })).toEqual([
      "5.12.0 of Payments was deployed.",
      "A rollback is not possible: The schema changed.",
    ]);
    expect(told("Who does what")).toEqual([
      "Grace: commander for 35 min.",
      "Nobody is communications, scribe, operations.",
    ]);
    const lastUpdate = { at: ago(12), audience: "PUBLIC" as const, message: "Cards fail." };
    expect(told("Told to stakeholders", { lastUpdate })).toEqual([
      "Last update (public): Cards fail.",
    ]);
  });

  it("says something in every section, in one line each, of whatever is known", () => {
    const instant = fc.option(fc.integer({ min: 0, max: 9_000 }).map(ago));
    const arbitrary = fc.record({
      status: fc.constantFrom(...INCIDENT_STATUSES),
      acknowledgedAt: instant,
      mitigatedAt: instant,
      impactStartedAt: instant,
      usersAffectedPercent: fc.option(fc.integer({ min: 0, max: 100 })),
      body: fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
    });
    fc.assert(
      fc.property(arbitrary, ({ status, body, ...known }) => {
        const facts = { ...FACTS.incident.facts, ...known };
        const decisions = [{ at: ago(1), author: "Ada", body }];
        const given = { ...FACTS, ...incident({ status, facts }), decisions };
        const briefing = composeBriefing(given, NOW);
        for (const { lines } of briefing.sections) {
          expect(lines.length).toBeGreaterThan(0);
          for (const { text } of lines) expect(text).not.toMatch(/[\r\n]|undefined|null|NaN/);
        }
        expect(composeBriefing(given, NOW)).toEqual(briefing);
      }),
    );
  });
});

describe("as Markdown", () => {
  it("has a heading a section, times in UTC, and no marks of its own making", () => {
    const decisions = [{ at: ago(6), author: "Ada", body: "Set `max_pool` to [40]" }];
    const text = briefingMarkdown(
      composeBriefing({ ...FACTS, decisions }, NOW),
      "INC-7 Cards fail",
    );
    expect(text).toContain("## Handover: INC-7 Cards fail\n\nAs it stood at 2026-05-01 11:00 UTC.");
    expect(text).toContain(
      "### Decided\n\n- Ada: Set max\\_pool to \\[40\\] (2026-05-01 10:54 UTC)",
    );
    expect(text.match(/^### /gm)).toHaveLength(9);
    expect(text.endsWith("\n")).toBe(true);
  });
});
