import { slugOf } from "@/lib/catalog/services/slug-rules";
import { OWN_SOURCE } from "./annotations";
import { isThere, type Node, noteUnknown, numberOf, type Say, textOf, under } from "./node-rules";
import type { Objects } from "./objects-rules";
import type { Said } from "./parsed";

type Measurement = Said["measurement"];
/** How an SLO is measured, before its objective says what is good. */
export type Indicator = {
  readonly at: Node;
  readonly isThreshold: boolean;
  /** The queries by their field; empty where somebody else than a data source has the numbers. */
  readonly queries: Readonly<Record<string, string>>;
  readonly dataSource: string;
};

const OPS: Readonly<Record<string, "LT" | "LTE" | "GT" | "GTE">> = {
  lt: "LT",
  lte: "LTE",
  gt: "GT",
  gte: "GTE",
};

/**
 * The indicator of an SLO, inline or by its name.
 * @param own PUSH or INCIDENTS, where the file says so: its queries are left out then
 * @returns null for what Muster cannot measure, which is said
 */
export function readIndicator(
  spec: Node,
  objects: Objects,
  own: string | undefined,
  say: Say,
): Indicator | null {
  const sli = findSli(spec, objects, say);
  if (!sli) return null;
  const [ratio, threshold] = [under(sli, "ratioMetric"), under(sli, "thresholdMetric")];
  if (isThere(ratio) === isThere(threshold)) {
    return say.stop(sli, "An indicator has either a ratioMetric or a thresholdMetric.");
  }
  noteUnknown(sli, ["description", "ratioMetric", "thresholdMetric"], say);
  const isThreshold = isThere(threshold);
  const metric = isThreshold ? threshold : ratio;
  if (own !== undefined) {
    noteForeign(metric, isThreshold, own, say);
    return { at: metric, isThreshold, queries: {}, dataSource: "" };
  }
  if (isThere(under(ratio, "raw"))) {
    const why = "A ratio that was computed before cannot be summed: give good or bad, and total.";
    return say.stop(under(ratio, "raw"), why);
  }
  const sources = isThreshold ? { value: threshold } : partsOf(ratio, say);
  return sources && readSources(metric, isThreshold, sources, objects, say);
}

/** Taken where the operator and the value of the objective are needed. */
export function measurementOf(
  { at, isThreshold, queries, dataSource }: Indicator,
  own: string | undefined,
  objective: Node,
  say: Say,
): Measurement | null {
  if (own === "INCIDENTS") return { type: "INCIDENTS" };
  const within = isThreshold ? readThreshold(objective, say) : {};
  if (!within) return null;
  if (own === "PUSH") return { type: "PUSH", ...within };
  if (own === undefined) return { type: "PROMETHEUS", dataSource, ...queries, ...within };
  return say.stop(at, "Choose PUSH or INCIDENTS as muster.dev/measurement, or leave it out.");
}

function readThreshold(objective: Node, say: Say) {
  const op = OPS[textOf(under(objective, "op"))?.toLowerCase() ?? ""];
  const threshold = numberOf(under(objective, "value"));
  if (op === undefined) return say.stop(under(objective, "op"), "Choose lt, lte, gt or gte as op.");
  if (threshold !== undefined) return { op, threshold };
  return say.stop(under(objective, "value"), "A threshold needs a number as value.");
}

function findSli(spec: Node, objects: Objects, say: Say): Node | null {
  const [inline, named] = [under(spec, "indicator"), under(spec, "indicatorRef")];
  if (isThere(inline) === isThere(named)) {
    return say.stop(spec, "Give either an indicator or an indicatorRef.");
  }
  if (isThere(inline)) return under(inline, "spec");
  const name = textOf(named) ?? "";
  const found = objects.find("SLI", name);
  if (found) return under(found, "spec");
  return say.stop(named, `There is no SLI “${name.slice(0, 100)}” in the file.`);
}

function partsOf(ratio: Node, say: Say): Record<string, Node> | null {
  noteUnknown(ratio, ["counter", "good", "bad", "total"], say);
  const [good, bad, total] = [under(ratio, "good"), under(ratio, "bad"), under(ratio, "total")];
  if (isThere(good) === isThere(bad) || !isThere(total)) {
    return say.stop(ratio, "A ratioMetric has a total, and either good or bad.");
  }
  return isThere(good) ? { good, total } : { bad, total };
}

function readSources(
  at: Node,
  isThreshold: boolean,
  sources: Readonly<Record<string, Node>>,
  objects: Objects,
  say: Say,
): Indicator | null {
  const isCounter = under(at, "counter").value === true;
  const queries: Record<string, string> = {};
  const names = new Set<string>();
  for (const [field, metric] of Object.entries(sources)) {
    const source = under(metric, "metricSource");
    const name = readSourceName(source, objects, say);
    const query = name === null ? null : readQuery(source, isCounter, say);
    if (name === null || query === null) return null;
    names.add(name);
    queries[field] = query;
  }
  const [dataSource = ""] = names;
  if (names.size === 1) return { at, isThreshold, queries, dataSource };
  return say.stop(at, "All queries of an SLO ask the same data source.");
}

/** By what it refers to; one that names none is asked of the source that the import says. */
function readSourceName(source: Node, objects: Objects, say: Say): string | null {
  const at = under(source, "metricSourceRef");
  const name = textOf(at);
  const described = name === undefined ? undefined : objects.find("DataSource", name);
  const typeAt =
    isThere(under(source, "type")) || !described
      ? under(source, "type")
      : under(described, "spec", "type");
  const type = textOf(typeAt);
  if (type?.toLowerCase() === "prometheus" || (type === undefined && name !== undefined)) {
    return name === undefined ? objects.dataSource : slugOf(name);
  }
  const what =
    type === undefined
      ? "This says no type of source"
      : `“${type.slice(0, 50)}” is not asked by Muster`;
  const how =
    "Prometheus is. To push samples instead, give the SLO the annotation muster.dev/measurement: PUSH.";
  return say.stop(typeAt, `${what}: ${how}`);
}

function readQuery(source: Node, isCounter: boolean, say: Say): string | null {
  const spec = under(source, "spec");
  const at = isThere(under(spec, "query")) ? under(spec, "query") : under(spec, "promql");
  const query = typeof at.value === "string" ? at.value.trimEnd() : "";
  if (query.trim() === "") return say.stop(spec, "There is no query: write it as spec.query.");
  noteUnknown(spec, ["query", "promql"], say);
  return noteRate(isCounter ? increaseOf(query, at, say) : query, at, say);
}

/** A counter only ever grows: its events are what it grew by. */
function increaseOf(query: string, at: Node, say: Say): string {
  const selector = query.trim();
  if (/^[a-zA-Z_:][\w:]*(?:\{[^{}]*\})?$/.test(selector))
    return `sum(increase(${selector}[$window]))`;
  if (!/\bincrease\(/.test(query)) {
    say.note(at, "counter: true is kept for single metrics only: this query is taken as it is.");
  }
  return query;
}

/** Also for Sloth, whose files mostly have rates: their quotient is the same, their sums are not. */
export function noteRate(query: string, at: Node, say: Say): string {
  if (/\b(?:i?rate)\(/.test(query)) {
    say.note(at, "A rate counts events a second: with increase, the budget counts events.");
  }
  return query;
}

function noteForeign(metric: Node, isThreshold: boolean, own: string, say: Say): void {
  const parts = isThreshold
    ? [metric]
    : ["good", "bad", "total", "raw"].map((key) => under(metric, key));
  for (const part of parts) {
    const type = under(part, "metricSource", "type");
    if (!isThere(part) || textOf(type) === OWN_SOURCE) continue;
    say.note(part, `Its query is left out: muster.dev/measurement says ${own.slice(0, 50)}.`);
  }
}
