import type { ItemState } from "@/lib/respond/checklist/rules";
import type { Phase, Proof } from "@/lib/respond/checklist/template";
import type { Interval } from "@/lib/respond/clocks/interval-rules";
import type { ClockSegment, SeverityAt } from "@/lib/respond/clocks/rules";
import type { Facts } from "@/lib/respond/incidents/rules";
import type { IncidentRole } from "@/lib/respond/incidents/schemas";

/** Everything dated that an incident's state at any instant follows from. */
export type ReplayRecord = {
  /** As corrected by now. */
  readonly facts: Facts;
  /** What a correction replaced, in the order of correcting; values as they were written down. */
  readonly corrections: readonly {
    readonly fact: string;
    readonly from: string | null;
    readonly recordedAt: Date;
  }[];
  /** Mitigations and resolutions that were retracted later. */
  readonly held: readonly (Interval & { readonly fact: string })[];
  readonly severities: readonly SeverityAt[];
  readonly roles: readonly (Interval & { readonly role: IncidentRole; readonly person: string })[];
  readonly clocks: readonly ClockSegment[];
  readonly checklist: readonly {
    readonly key: string;
    readonly phase: Phase;
    readonly text: string;
    readonly proof: Proof | null;
  }[];
  /** What people said of checklist items, in the order of saying. */
  readonly marks: readonly {
    readonly at: Date;
    readonly key: string;
    readonly state: ItemState;
    readonly reason: string | null;
  }[];
  readonly channel: readonly Interval[];
  readonly deploymentsLinkedAt: readonly Date[];
  readonly noRecentChangesAt: Date | null;
  readonly rollbacks: readonly (Interval & {
    readonly outcome: "ROLLED_BACK" | "NOT_POSSIBLE";
    readonly reason: string | null;
  })[];
  readonly updatesSentAt: readonly Date[];
  readonly postmortemAt: Date | null;
  readonly waivers: readonly Interval[];
  readonly actionItemsAt: readonly Date[];
  readonly sloImpactAt: Date | null;
};
