import type { StatusView } from "@/lib/slo/status/queries";

/** What of an SLO somebody should know first, in this order. */
export const NEEDS = ["SPENT", "BURNING", "LOW", "NO_DATA", "CALM"] as const;
export type Need = (typeof NEEDS)[number];

/** From here on down a budget is low: where the default policy slows changes down (docs/rules/slo.md, "Velocity"). */
export const LOW_PERCENT = 25;

/** What is most urgent about an SLO. Nothing is said of one that has no data. */
export function needOf(status: Pick<StatusView, "budget" | "rules" | "sliPercent">): Need {
  if (status.sliPercent === null) return "NO_DATA";
  const left = status.budget.remainingPercent;
  if (left !== null && left <= 0) return "SPENT";
  if (status.rules.some(({ firing }) => firing)) return "BURNING";
  return left !== null && left <= LOW_PERCENT ? "LOW" : "CALM";
}
