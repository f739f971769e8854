import { addMinutes } from "@/lib/platform/core/clock/duration";
import type { Refusal } from "@/lib/platform/core/errors";
import { PHASE_DETAILS, type Phase, type Proof } from "./template";

export type ItemState = "OPEN" | "DONE" | "SKIPPED";

/** Plain facts that items are proven by; the caller gathers them. */
export type ProofFacts = {
  readonly severity: string;
  readonly commander: string | null;
  readonly acknowledgedAt: Date | null;
  readonly channelUrl: string | null;
  readonly usersAffectedPercent: number | null;
  readonly errorRatePercent: number | null;
  readonly impactStartedAt: Date | null;
  readonly linkedDeployments: number;
  readonly noRecentChangesAt: Date | null;
  readonly rollback: {
    readonly outcome: "ROLLED_BACK" | "NOT_POSSIBLE";
    readonly reason: string | null;
  } | null;
  readonly mitigatedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly lastUpdateAt: Date | null;
  readonly postmortem: "NONE" | "EXISTS" | "WAIVED";
  readonly actionItems: number;
  /** Whether the postmortem states it: people wrote it, or Muster computes it. */
  readonly sloImpactStated: boolean;
};

/** What the facts say of an item: proven done, made pointless, or nothing yet. */
export type Evidence = { readonly state: "DONE" | "SKIPPED"; readonly because: string } | null;

const PROVE: Readonly<Record<Proof, (facts: ProofFacts) => Evidence>> = {
  acknowledged: (facts) => done(facts.acknowledgedAt, "The incident is acknowledged"),
  severity: (facts) => done(true, `It is ${facts.severity}`),
  commander: (facts) => done(facts.commander, `${facts.commander} is commander`),
  channel: (facts) => done(facts.channelUrl, "A channel is linked"),
  "impact-quantified": (facts) => {
    const users = facts.usersAffectedPercent;
    const errors = facts.errorRatePercent;
    if (users !== null) return done(true, `${users} % of users are affected`);
    return done(errors !== null, `The error rate is ${errors} %`);
  },
  "impact-started": (facts) => done(facts.impactStartedAt, "The impact start is known"),
  "recent-changes": (facts) =>
    facts.linkedDeployments > 0
      ? done(
          true,
          facts.linkedDeployments === 1
            ? "A deployment is linked"
            : `${facts.linkedDeployments} deployments are linked`,
        )
      : done(facts.noRecentChangesAt, "Somebody looked and found no recent change"),
  "rollback-decided": ({ rollback }) =>
    done(
      rollback,
      rollback?.outcome === "ROLLED_BACK" ? "It was rolled back" : "A rollback is not possible",
    ),
  "rollback-reason": ({ rollback }) => {
    if (rollback?.outcome === "ROLLED_BACK")
      return { state: "SKIPPED", because: "It was rolled back" };
    return done(rollback?.reason, rollback?.reason ?? "");
  },
  mitigated: (facts) => done(facts.mitigatedAt, "The incident is mitigated"),
  "all-clear": ({ resolvedAt, lastUpdateAt }) =>
    done(
      resolvedAt && lastUpdateAt && lastUpdateAt >= resolvedAt,
      "An update followed the resolution",
    ),
  postmortem: ({ postmortem }) =>
    postmortem === "WAIVED"
      ? { state: "SKIPPED", because: "The postmortem was waived" }
      : done(postmortem === "EXISTS", "The postmortem exists"),
  "action-items": ({ actionItems }) =>
    done(
      actionItems > 0,
      actionItems === 1 ? "There is 1 action item" : `There are ${actionItems} action items`,
    ),
  "slo-impact": (facts) => done(facts.sloImpactStated, "The postmortem states it"),
};

/** What the facts prove of an item now; null when nothing. Taking a fact back takes the proof back. */
export function proveItem(proof: Proof | null, facts: ProofFacts): Evidence {
  return proof === null ? null : PROVE[proof](facts);
}

function done(fact: unknown, because: string): Evidence {
  return fact ? { state: "DONE", because } : null;
}

export type SaidState = { readonly state: ItemState; readonly reason: string | null };

/** The state to show: what facts prove holds over what people said; what people said holds otherwise. */
export function resolveItem(
  said: SaidState,
  evidence: Evidence,
): { state: ItemState; auto: boolean; because: string | null } {
  if (evidence) return { ...evidence, auto: true };
  return { state: said.state, auto: false, because: said.reason };
}

/** Whether a person may set an item to a state; what a fact proves changes only with the fact. */
export function canSetItem(
  wanted: { readonly state: ItemState; readonly reason: string | null },
  evidence: Evidence,
): Refusal | null {
  if (evidence && wanted.state !== evidence.state) {
    const message = `${evidence.because}, so this item ticks itself. Correct the fact to change it.`;
    return { code: "CONFLICT", message };
  }
  if (wanted.state === "SKIPPED" && !wanted.reason) {
    const message = "Say why this step is left out.";
    return { code: "INVALID", message, fields: { reason: message } };
  }
  return null;
}

/** When a phase is meant to be worked, counted from `startAt`; null for the phase without a window. */
export function phaseWindow(phase: Phase, startAt: Date): { from: Date; until: Date } | null {
  const { fromMinutes, untilMinutes } = PHASE_DETAILS[phase];
  if (fromMinutes === null || untilMinutes === null) return null;
  return { from: addMinutes(startAt, fromMinutes), until: addMinutes(startAt, untilMinutes) };
}
