/** What OpenSLO has no words for travels in annotations of these names (docs/rules/slo.md). */
const PREFIX = "muster.dev/";
export const ANNOTATIONS = {
  /** AVAILABILITY, LATENCY, THROUGHPUT, ERROR_RATE or DURABILITY. */
  sli: `${PREFIX}sli`,
  /** PUSH or INCIDENTS, where no data source is asked. */
  measurement: `${PREFIX}measurement`,
  /** What a slice without data counts as. */
  missing: `${PREFIX}missing-slices`,
  minimumBadEvents: `${PREFIX}minimum-bad-events`,
  /** "default": the rules that hold where an SLO has none of its own. */
  rules: `${PREFIX}alert-rules`,
  /** A line each: from, a slash, to, a blank, the reason. */
  exclusions: `${PREFIX}exclusions`,
  /** The whole description, where it is longer than OpenSLO allows. */
  description: `${PREFIX}description`,
  /** Of an alert condition: the short window, as a duration. */
  shortWindow: `${PREFIX}short-window`,
  /** Of an alert condition: the share of the budget exactly, where the threshold is rounded. */
  sharePercent: `${PREFIX}share-percent`,
} as const;

/** OpenSLO's limit. */
export const MOST_DESCRIPTION = 1_050;
/** What says in an exported file that Muster itself has the numbers; also who is told of its alerts. */
export const OWN_SOURCE = "Muster";
export const OWN_TARGET = "muster";
