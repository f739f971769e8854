import type { Tone } from "@/components/ui/badge";
import type { Decision } from "@/lib/slo/velocity/velocity-rules";

type Pace = {
  /** As a state: "Frozen". */
  readonly state: string;
  /** As something to choose. */
  readonly choice: string;
  readonly tone: Tone;
};

/** How decisions about velocity are said. */
export const PACES: Readonly<Record<Decision, Pace>> = {
  CONTINUE: { state: "Goes on", choice: "Go on as planned", tone: "good" },
  SLOW_DOWN: { state: "Slowed down", choice: "Slow down", tone: "warn" },
  FREEZE: { state: "Frozen", choice: "Freeze", tone: "danger" },
};
