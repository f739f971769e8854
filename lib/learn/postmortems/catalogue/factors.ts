/** Kinds of cause that contribute to incidents: of systems, never of people (docs/rules/postmortems.md). */
export const FACTORS = [
  "CHANGE",
  "CONFIGURATION",
  "CAPACITY",
  "DEPENDENCY",
  "HARDWARE",
  "NETWORK",
  "DATA",
  "DESIGN",
  "SECURITY",
  "MONITORING",
  "TESTING",
  "RUNBOOK",
  "PROCESS",
  "COMMUNICATION",
] as const;
export type Factor = (typeof FACTORS)[number];

/** How each is called, and what belongs to it. */
export const FACTOR_NAMES: Readonly<Record<Factor, { name: string; hint: string }>> = {
  CHANGE: { name: "Change", hint: "A deployment, migration or other planned change set it off." },
  CONFIGURATION: {
    name: "Configuration",
    hint: "A setting, flag or rule was not what it had to be.",
  },
  CAPACITY: { name: "Capacity", hint: "Load, limits or exhausted resources." },
  DEPENDENCY: { name: "Dependency", hint: "Another service, or somebody else's." },
  HARDWARE: { name: "Hardware", hint: "Machines, disks, power or the platform below." },
  NETWORK: { name: "Network", hint: "Routing, DNS, certificates or load balancing." },
  DATA: { name: "Data", hint: "Corrupt, lost or unexpected data, or its backup." },
  DESIGN: {
    name: "Design",
    hint: "A single point of failure, missing isolation, an old assumption.",
  },
  SECURITY: { name: "Security", hint: "An attack, a leak, or access that was too wide." },
  MONITORING: { name: "Monitoring gap", hint: "It could not be seen, or not in time." },
  TESTING: { name: "Test gap", hint: "No test could have shown it before." },
  RUNBOOK: {
    name: "Runbook or documentation",
    hint: "What to do was unclear, outdated or not written.",
  },
  PROCESS: { name: "Process", hint: "Review, approval, on-call or hand-over left a gap." },
  COMMUNICATION: { name: "Communication", hint: "Word did not reach those who needed it." },
};

export function isFactor(text: string): text is Factor {
  return FACTORS.some((factor) => factor === text);
}

/** Their names in one line, in the order of the list. */
export function nameFactors(factors: readonly Factor[]): string {
  const names = FACTORS.filter((factor) => factors.includes(factor)).map(
    (factor) => FACTOR_NAMES[factor].name,
  );
  return names.join(", ");
}
