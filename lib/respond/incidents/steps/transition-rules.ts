import type { Refusal } from "@/lib/platform/core/errors";
import type { Severity } from "@/lib/respond/clocks/policy";
import { deriveStatus, type Steps } from "@/lib/respond/incidents/rules";

/** Which step may follow which (docs/rules/incidents.md). Each answers null, or why not and what to do. */

export function canAcknowledge(steps: Steps): Refusal | null {
  return (
    refuseIfOver(steps) ??
    (steps.acknowledgedAt ? conflict("Somebody acknowledged this incident already.") : null)
  );
}

export function canMitigate(steps: Steps): Refusal | null {
  return (
    refuseIfOver(steps) ??
    refuseUnacknowledged(steps) ??
    (steps.mitigatedAt ? conflict("This incident is mitigated already.") : null)
  );
}

/** An incident may be resolved without a separate mitigation. */
export function canResolve(steps: Steps): Refusal | null {
  return refuseIfOver(steps) ?? refuseUnacknowledged(steps);
}

export function canRetractMitigation(steps: Steps): Refusal | null {
  if (steps.resolvedAt) return conflict("Reopen the incident first: it is resolved.");
  return (
    refuseIfOver(steps) ??
    (steps.mitigatedAt ? null : conflict("There is no mitigation to retract."))
  );
}

export function canRetractResolution(steps: Steps): Refusal | null {
  if (deriveStatus(steps) === "RESOLVED") return null;
  if (steps.closedAt) return conflict("This incident is closed: declare a new one if it is back.");
  return conflict("There is no resolution to retract.");
}

export function canCancel(steps: Steps): Refusal | null {
  return refuseIfOver(steps);
}

export function canChangeSeverity(steps: Steps, from: Severity, to: Severity): Refusal | null {
  if (from === to) return conflict(`It is ${to} already.`);
  return refuseIfOver(steps);
}

/** Facts and roles stay correctable after resolution; a cancelled incident is frozen. */
export function canEdit(steps: Steps): Refusal | null {
  return steps.cancelledAt
    ? conflict("This incident is cancelled; it can no longer change.")
    : null;
}

function refuseIfOver(steps: Steps): Refusal | null {
  switch (deriveStatus(steps)) {
    case "CANCELLED":
      return conflict("This incident is cancelled; it can no longer change.");
    case "CLOSED":
      return conflict("This incident is closed; it can no longer change.");
    case "RESOLVED":
      return conflict("This incident is resolved. Reopen it first if it is back.");
    case "TRIAGE":
    case "INVESTIGATING":
    case "MITIGATED":
      return null;
  }
}

function refuseUnacknowledged(steps: Steps): Refusal | null {
  return steps.acknowledgedAt ? null : conflict("Acknowledge the incident first.");
}

function conflict(message: string): Refusal {
  return { code: "CONFLICT", message };
}
