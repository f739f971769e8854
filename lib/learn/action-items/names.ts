/** How states, priorities and kinds of action items are written for people. */
export const STATE_NAMES = {
  PROPOSED: "Proposed",
  OPEN: "Open",
  IN_PROGRESS: "In progress",
  DONE: "Done",
  WONT_DO: "Won't do",
} as const;
export const PRIORITY_NAMES = { P0: "P0, now", P1: "P1, soon", P2: "P2, when possible" } as const;
export const KIND_NAMES = {
  DETECT: "Detect sooner",
  PREVENT: "Prevent",
  MITIGATE: "Mitigate faster",
  PROCESS: "Process",
} as const;
