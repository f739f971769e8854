import type { Severity } from "@/lib/respond/clocks/policy";
import type { IncidentStatus } from "@/lib/respond/incidents/rules";

export type Audience = "INTERNAL" | "PUBLIC";

/** How things were when the last update to the same audience went out. */
export type Before = {
  readonly at: Date;
  readonly status: IncidentStatus;
  readonly severity: Severity;
  readonly usersAffectedPercent: number | null;
  readonly errorRatePercent: number | null;
};

/** What a proposal is written from. */
export type ProposalFacts = Omit<Before, "at"> & {
  readonly now: Date;
  readonly title: string;
  readonly kind: "REAL" | "DRILL";
  readonly restricted: boolean;
  readonly services: readonly string[];
  readonly commander: string | null;
  readonly impactStartedAt: Date | null;
  readonly mitigatedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly rollback: {
    readonly at: Date;
    readonly outcome: "ROLLED_BACK" | "NOT_POSSIBLE";
    readonly version: string | null;
    readonly reason: string | null;
  } | null;
  /** Null where this is the first. */
  readonly before: Before | null;
  /** When the next one comes; null where none is promised. */
  readonly nextUpdateAt: Date | null;
};
