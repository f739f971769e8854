/** The handbook's incident response checklist: five phases, all items, worded as tasks. */
export const PHASES = ["TRIAGE", "ASSESS", "MITIGATE", "RESOLVE", "FOLLOW_UP"] as const;
export type Phase = (typeof PHASES)[number];

/** Which fact ticks an item by itself; items without one are ticked by people. */
export const PROOFS = [
  "acknowledged",
  "severity",
  "commander",
  "channel",
  "impact-quantified",
  "impact-started",
  "recent-changes",
  "rollback-decided",
  "rollback-reason",
  "mitigated",
  "all-clear",
  "postmortem",
  "action-items",
  "slo-impact",
] as const;
export type Proof = (typeof PROOFS)[number];

export type TemplateItem = {
  readonly key: string;
  readonly phase: Phase;
  readonly text: string;
  readonly hint: string;
  readonly proof: Proof | null;
};

/** Name and target window of each phase, in minutes from the start; null where none is given. */
export const PHASE_DETAILS: Readonly<
  Record<
    Phase,
    { name: string; window: string; fromMinutes: number | null; untilMinutes: number | null }
  >
> = {
  TRIAGE: { name: "Detect & Triage", window: "0–5 min", fromMinutes: 0, untilMinutes: 5 },
  ASSESS: { name: "Assess", window: "5–15 min", fromMinutes: 5, untilMinutes: 15 },
  MITIGATE: { name: "Mitigate", window: "15–60 min", fromMinutes: 15, untilMinutes: 60 },
  RESOLVE: { name: "Resolve", window: "ongoing", fromMinutes: null, untilMinutes: null },
  FOLLOW_UP: { name: "Follow-up", window: "24–72 h", fromMinutes: 1_440, untilMinutes: 4_320 },
};

function item(
  phase: Phase,
  key: string,
  text: string,
  hint: string,
  proof: Proof | null = null,
): TemplateItem {
  return { phase, key, text, hint, proof };
}

export const HANDBOOK_TEMPLATE: readonly TemplateItem[] = [
  item(
    "TRIAGE",
    "alert-acknowledged",
    "Acknowledge the alert",
    "Done by acknowledging the incident.",
    "acknowledged",
  ),
  item(
    "TRIAGE",
    "severity-assigned",
    "Assign a severity",
    "Choose from SEV1 to SEV4; it can change later.",
    "severity",
  ),
  item(
    "TRIAGE",
    "commander-identified",
    "Name the incident commander",
    "One person leads and decides.",
    "commander",
  ),
  item(
    "TRIAGE",
    "channel-opened",
    "Open a channel to talk in",
    "Link the chat or call under Facts.",
    "channel",
  ),
  item(
    "ASSESS",
    "impact-quantified",
    "Quantify user impact",
    "Share of users affected, or the error rate.",
    "impact-quantified",
  ),
  item("ASSESS", "scope-determined", "Determine the scope", "One service, or does it cascade?"),
  item(
    "ASSESS",
    "timeline-established",
    "Establish when it started",
    "Set the impact start under Facts.",
    "impact-started",
  ),
  item(
    "ASSESS",
    "recent-changes",
    "Identify recent changes",
    "Deployments and configuration. Link what you find.",
    "recent-changes",
  ),
  item(
    "MITIGATE",
    "rollback-first",
    "Consider a rollback first",
    "Fix forward only where a rollback is not possible.",
    "rollback-decided",
  ),
  item(
    "MITIGATE",
    "rollback-reason",
    "If no rollback is possible, say why",
    "The reason goes into the postmortem.",
    "rollback-reason",
  ),
  item(
    "MITIGATE",
    "mitigation-applied",
    "Apply the mitigation",
    "Done by marking the incident mitigated.",
    "mitigated",
  ),
  item(
    "MITIGATE",
    "impact-reduced",
    "Confirm that user impact is reduced or gone",
    "Look at what users see, not only at the graphs.",
  ),
  item(
    "RESOLVE",
    "cause-identified",
    "Identify the root cause",
    "How the system allowed it; not who.",
  ),
  item(
    "RESOLVE",
    "fix-deployed",
    "Deploy or schedule the fix",
    "A scheduled fix needs an action item.",
  ),
  item("RESOLVE", "verified", "Verify the fix", "Watch long enough to be sure."),
  item(
    "RESOLVE",
    "all-clear",
    "Communicate the all-clear",
    "Send an update after resolving.",
    "all-clear",
  ),
  item(
    "FOLLOW_UP",
    "postmortem-scheduled",
    "Schedule the postmortem",
    "Create the draft, or have it waived.",
    "postmortem",
  ),
  item(
    "FOLLOW_UP",
    "action-items-created",
    "Create action items",
    "Each with an owner and a due date.",
    "action-items",
  ),
  item(
    "FOLLOW_UP",
    "slo-impact",
    "Calculate the SLO impact",
    "Fill in that section of the postmortem.",
    "slo-impact",
  ),
];
