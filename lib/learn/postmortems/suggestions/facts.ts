import type { SectionKey } from "@/lib/learn/postmortems/template";
import type { ClockSegment } from "@/lib/respond/clocks/rules";

type Clock = Pick<
  ClockSegment,
  "kind" | "severity" | "targetMinutes" | "startedAt" | "dueAt" | "metAt" | "endedAt" | "endReason"
>;

/** Plain facts of one finished incident. */
export type SuggestionFacts = {
  readonly impactStartedAt: Date | null;
  readonly detectedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly mitigatedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly severityChanges: readonly {
    readonly at: Date;
    readonly severity: string;
    readonly reason: string;
  }[];
  readonly clocks: readonly Clock[];
  readonly deployments: readonly {
    readonly service: string;
    readonly version: string;
    readonly deployedAt: Date;
    readonly outcome: string;
  }[];
  readonly rollback: {
    readonly outcome: "ROLLED_BACK" | "NOT_POSSIBLE";
    readonly reason: string | null;
  } | null;
  readonly checklist: readonly ChecklistFact[];
  readonly retractions: readonly { readonly fact: string; readonly reason: string }[];
  readonly commanders: readonly string[];
  /** Minutes it held each severity; the most severe first. */
  readonly severityMinutes: readonly { readonly severity: string; readonly minutes: number }[];
  /** Earlier incidents with a title like this one's, the most alike first; never a restricted one. */
  readonly similar: readonly SimilarFact[];
  /** What each affected service had when it began; null where Muster was not there (imports). */
  readonly runbooks: readonly ServiceRunbooks[] | null;
};

type ChecklistFact = {
  readonly text: string;
  readonly state: "OPEN" | "DONE" | "SKIPPED";
  readonly reason: string | null;
  readonly doneAt: Date | null;
  /** The end of its phase's window, in minutes from detection; null where the phase has none. */
  readonly untilMinutes: number | null;
};

type ServiceRunbooks = {
  readonly service: string;
  readonly runbooks: readonly {
    readonly ref: string;
    readonly title: string;
    readonly reviewedAt: Date;
  }[];
};

type SimilarFact = {
  readonly ref: string;
  readonly title: string;
  readonly resolvedAt: Date;
  /** What was promised after it and not done when this one began. */
  readonly openItems: readonly { readonly ref: string; readonly title: string }[];
};

/** A point offered to the author, with the facts it rests on. The same facts make the same text. */
export type Suggestion = {
  readonly rule: string;
  readonly section: SectionKey;
  readonly text: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
};

/** A fact that is a moment, as suggestions name it. */
export function momentFact(label: string, at: Date) {
  return { label, value: writtenUtc(at) };
}

/** "2026-05-01 10:00 UTC". */
export function writtenUtc(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
