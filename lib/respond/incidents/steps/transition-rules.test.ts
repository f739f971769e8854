import { describe, expect, it } from "vitest";
import type { Steps } from "@/lib/respond/incidents/rules";
import {
  canAcknowledge,
  canCancel,
  canChangeSeverity,
  canEdit,
  canMitigate,
  canResolve,
  canRetractMitigation,
  canRetractResolution,
} from "./transition-rules";

const AT = new Date("2026-03-01T03:00:00Z");
const NONE: Steps = {
  acknowledgedAt: null,
  mitigatedAt: null,
  resolvedAt: null,
  closedAt: null,
  cancelledAt: null,
};
const INVESTIGATING = { ...NONE, acknowledgedAt: AT };
const MITIGATED = { ...INVESTIGATING, mitigatedAt: AT };
const RESOLVED = { ...MITIGATED, resolvedAt: AT };
const STATES = {
  TRIAGE: NONE,
  INVESTIGATING,
  MITIGATED,
  RESOLVED,
  CLOSED: { ...RESOLVED, closedAt: AT },
  CANCELLED: { ...NONE, cancelledAt: AT },
};

/** Each step, and the only states it may be taken in (docs/rules/incidents.md). */
const STEPS = [
  ["acknowledge", canAcknowledge, ["TRIAGE"]],
  ["mitigate", canMitigate, ["INVESTIGATING"]],
  ["resolve", canResolve, ["INVESTIGATING", "MITIGATED"]],
  ["take back a mitigation", canRetractMitigation, ["MITIGATED"]],
  ["take back a resolution", canRetractResolution, ["RESOLVED"]],
  ["cancel", canCancel, ["TRIAGE", "INVESTIGATING", "MITIGATED"]],
  ["edit", canEdit, ["TRIAGE", "INVESTIGATING", "MITIGATED", "RESOLVED", "CLOSED"]],
  [
    "change severity",
    (steps: Steps) => canChangeSeverity(steps, "SEV2", "SEV1"),
    ["TRIAGE", "INVESTIGATING", "MITIGATED"],
  ],
] as const;

describe("the steps of an incident", () => {
  it.each(STEPS)(
    "one may %s only where it makes sense, and is told why not",
    (_step, rule, allowed) => {
      for (const [state, steps] of Object.entries(STATES)) {
        const refusal = rule(steps);
        expect([state, refusal === null]).toEqual([
          state,
          (allowed as readonly string[]).includes(state),
        ]);
        if (refusal)
          expect(refusal).toEqual({ code: "CONFLICT", message: expect.stringMatching(/\.$/) });
      }
    },
  );

  it("tells to acknowledge first", () => {
    expect(canMitigate(NONE)?.message).toBe("Acknowledge the incident first.");
    expect(canResolve(NONE)?.message).toBe("Acknowledge the incident first.");
  });

  it("tells to reopen before taking back the mitigation of a resolved incident", () => {
    expect(canRetractMitigation(RESOLVED)?.message).toMatch(/Reopen/);
  });

  it("refuses a change to the same severity", () => {
    expect(canChangeSeverity(NONE, "SEV2", "SEV2")?.message).toBe("It is SEV2 already.");
  });

  it("lets one acknowledge what was mitigated before anybody did, once", () => {
    expect(canAcknowledge({ ...NONE, mitigatedAt: AT })).toBeNull();
    expect(canAcknowledge(MITIGATED)?.code).toBe("CONFLICT");
  });
});
