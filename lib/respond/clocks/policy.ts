export const SEVERITIES = ["SEV1", "SEV2", "SEV3", "SEV4"] as const;
export type Severity = (typeof SEVERITIES)[number];

export type SeverityRule = {
  readonly definition: string;
  readonly example: string;
  readonly responseTargetMinutes: number;
  /** Null: no regular updates are owed. */
  readonly updateCadenceMinutes: number | null;
  readonly postmortem: "REQUIRED" | "OPTIONAL";
  /** Days from resolution; null where no postmortem is required. */
  readonly postmortemDueDays: number | null;
};

/** What each severity means and promises. An incident keeps the one it was declared under. */
export type SeverityPolicy = Readonly<Record<Severity, SeverityRule>>;

/** docs/rules/clocks.md and the handbook's "Severity Levels". */
export const DEFAULT_POLICY: SeverityPolicy = {
  SEV1: {
    definition: "Service down, or data at risk",
    example: "Nobody can sign in or pay",
    responseTargetMinutes: 15,
    updateCadenceMinutes: 30,
    postmortem: "REQUIRED",
    postmortemDueDays: 3,
  },
  SEV2: {
    definition: "Major degradation, many users",
    example: "Half of all requests fail",
    responseTargetMinutes: 30,
    updateCadenceMinutes: 60,
    postmortem: "REQUIRED",
    postmortemDueDays: 5,
  },
  SEV3: {
    definition: "Minor degradation, some users",
    example: "One feature does not work",
    responseTargetMinutes: 120,
    updateCadenceMinutes: 240,
    postmortem: "OPTIONAL",
    postmortemDueDays: null,
  },
  SEV4: {
    definition: "No user impact, monitoring alert",
    example: "The error rate is higher than usual",
    responseTargetMinutes: 1_440,
    updateCadenceMinutes: null,
    postmortem: "OPTIONAL",
    postmortemDueDays: null,
  },
};

/** Whether `a` is worse than `b`. */
export function isMoreSevere(a: Severity, b: Severity): boolean {
  return SEVERITIES.indexOf(a) < SEVERITIES.indexOf(b);
}
