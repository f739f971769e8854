import { slugOf } from "@/lib/catalog/services/slug-rules";
import { toUnits } from "@/lib/slo/budgets/exact-rules";
import { type Measurement, normalise } from "@/lib/slo/slos/definition-rules";
import { CreateSlo, type MISSING, type SLIS } from "@/lib/slo/slos/schemas";
import { ANNOTATIONS } from "./annotations";
import { minutesOf, readDuration } from "./duration-rules";
import {
  isThere,
  keysOf,
  listOf,
  type Node,
  noteUnknown,
  numberOf,
  type Say,
  textOf,
  under,
} from "./node-rules";
import type { Objects } from "./objects-rules";
import type { ParsedSlo, Said } from "./parsed";
import { readRules } from "./read-alerts-rules";
import { readExclusions } from "./read-exclusions-rules";
import { type Indicator, measurementOf, readIndicator } from "./read-indicator-rules";
import { readWindow } from "./read-window-rules";

const SPEC = [
  "description",
  "service",
  "indicator",
  "indicatorRef",
  "timeWindow",
  "budgetingMethod",
  "objectives",
  "alertPolicies",
];
const OBJECTIVE = [
  "displayName",
  "op",
  "value",
  "target",
  "targetPercent",
  "timeSliceTarget",
  "timeSliceWindow",
];

/** The SLOs that one document of OpenSLO describes: one for each objective. What cannot be kept is said. */
export function readSlo(document: Node, objects: Objects, say: Say): ParsedSlo[] {
  const [metadata, spec] = [under(document, "metadata"), under(document, "spec")];
  noteUnknown(spec, SPEC, say);
  noteMetadata(metadata, say);
  const own = textOf(annotation(metadata, ANNOTATIONS.measurement));
  const indicator = readIndicator(spec, objects, own, say);
  const window = readWindow(spec, say);
  const service = readService(under(spec, "service"), say);
  const objectives = listOf(under(spec, "objectives"));
  if (objectives.length === 0) say.stop(spec, "An SLO has at least one objective.");
  if (!indicator || !window || service === null) return [];
  return objectives.flatMap((objective) => {
    const said = readSaid({ metadata, spec, objective, indicator, window, own }, objects, say);
    if (!said) return [];
    const name = nameOf(metadata, objective, objectives.length > 1);
    return finish({ document, indicator, objective }, { service, name, said }, say);
  });
}

/** Checks the whole as a person's would be, and says what is wrong where it stands. Also for Sloth. */
export function finish(
  {
    document,
    indicator,
    objective,
  }: { document: Node; indicator: Pick<Indicator, "at" | "isThreshold">; objective: Node },
  { service, name, said }: { service: string; name: string; said: Said },
  say: Say,
): ParsedSlo[] {
  const sliIfNew = guessSli(said.measurement as Measurement);
  const parsed = CreateSlo.safeParse({ sli: sliIfNew, ...said, service, name });
  const places: Readonly<Record<string, Node>> = {
    targetPercent: objective,
    slice: objective,
    measurement: indicator.at,
    window: under(document, "spec", "timeWindow"),
    rules: under(document, "spec", "alertPolicies"),
    description: under(document, "spec", "description"),
    name: under(document, "metadata", "name"),
  };
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues)
      say.stop(places[String(path[0])] ?? document, message);
    return [];
  }
  const wrong = normalise(parsed.data);
  if ("code" in wrong) {
    const [field = ""] = Object.keys(wrong.fields ?? {});
    say.stop(places[field] ?? document, wrong.message);
    return [];
  }
  const place = placeOf(document);
  const exclusions = readExclusions(
    annotation(under(document, "metadata"), ANNOTATIONS.exclusions),
    say,
  );
  return [
    {
      service,
      name: parsed.data.name,
      said,
      sliIfNew,
      exclusions,
      place,
      measuredAt: placeOf(indicator.at),
    },
  ];
}

function guessSli(measurement: Measurement): CreateSlo["sli"] {
  if (!("op" in measurement) || measurement.op === undefined) return "AVAILABILITY";
  return measurement.op.startsWith("LT") ? "LATENCY" : "THROUGHPUT";
}

type Parts = {
  readonly metadata: Node;
  readonly spec: Node;
  readonly objective: Node;
  readonly indicator: Indicator;
  readonly window: NonNullable<ReturnType<typeof readWindow>>;
  readonly own: string | undefined;
};

function readSaid(parts: Parts, objects: Objects, say: Say): Said | null {
  const { metadata, spec, objective, indicator, window, own } = parts;
  noteUnknown(objective, OBJECTIVE, say);
  const measurement = measurementOf(indicator, own, objective, say);
  const targetPercent = readTarget(objective, say);
  const basis = readBasis(under(spec, "budgetingMethod"), indicator.isThreshold, say);
  if (!measurement || targetPercent === null || !basis) return null;
  const slice =
    basis === "TIME_SLICES" ? readSlice(objective, indicator.isThreshold, say) : undefined;
  if (slice === null) return null;
  const description = readDescription(metadata, spec);
  const byDefault = textOf(annotation(metadata, ANNOTATIONS.rules)) === "default";
  const isListed = isThere(under(spec, "alertPolicies"));
  const minimumBadEvents = numberOf(annotation(metadata, ANNOTATIONS.minimumBadEvents));
  return {
    targetPercent,
    window,
    basis,
    measurement,
    ...(slice && { slice: slice as Said["slice"] }),
    ...(description !== undefined && { description }),
    ...(byDefault && !isListed && { rules: null }),
    ...(isListed && { rules: readRules(spec, window, objects, say) }),
    ...(minimumBadEvents !== undefined && { minimumBadEvents }),
    ...annotated(metadata, "sli", ANNOTATIONS.sli),
    ...annotated(metadata, "missing", ANNOTATIONS.missing),
  };
}

/** The schema says what may stand there. */
function annotated(metadata: Node, field: "sli" | "missing", name: string) {
  const text = textOf(annotation(metadata, name));
  if (text === undefined) return {};
  return { [field]: text } as { sli?: (typeof SLIS)[number]; missing?: (typeof MISSING)[number] };
}

function readTarget(objective: Node, say: Say): number | null {
  const [share, percent] = [under(objective, "target"), under(objective, "targetPercent")];
  if (isThere(share) === isThere(percent)) {
    return say.stop(objective, "Give either a target, as 0.999, or a targetPercent, as 99.9.");
  }
  const at = isThere(share) ? share : percent;
  const units = toUnits(numberOf(at) ?? Number.NaN, isThere(share) ? 8 : 6);
  return units === null
    ? say.stop(at, "A target is a number, in percent with at most six decimals.")
    : Number(units) / 1e6;
}

function readBasis(at: Node, isThreshold: boolean, say: Say): "EVENTS" | "TIME_SLICES" | null {
  switch (textOf(at)) {
    case "Timeslices":
      return "TIME_SLICES";
    case "Occurrences":
      if (!isThreshold) return "EVENTS";
      say.note(at, "A value within a threshold is judged minute by minute, as Timeslices are.");
      return "TIME_SLICES";
    case "RatioTimeslices":
      if (isThreshold) return say.stop(at, "RatioTimeslices need a ratioMetric.");
      say.note(
        at,
        "Ratios are never averaged: events are summed over the window, as with Occurrences.",
      );
      return "EVENTS";
    default:
      return say.stop(at, "Choose Occurrences, Timeslices or RatioTimeslices as budgetingMethod.");
  }
}

function readSlice(objective: Node, isThreshold: boolean, say: Say) {
  const [windowAt, targetAt] = [
    under(objective, "timeSliceWindow"),
    under(objective, "timeSliceTarget"),
  ];
  const plain = numberOf(windowAt);
  const duration = readDuration(textOf(windowAt));
  const minutes = isThere(windowAt) ? (plain ?? (duration && minutesOf(duration))) : 1;
  if (minutes === null) return say.stop(windowAt, "Write the timeSliceWindow as 5m.");
  if (!isThere(windowAt) && !isThreshold)
    say.note(objective, "There is no timeSliceWindow: 1m is taken.");
  if (!isThere(targetAt)) return { minutes };
  const units = toUnits(numberOf(targetAt) ?? Number.NaN, 8);
  if (units === null)
    return say.stop(targetAt, "A timeSliceTarget is a number above 0 and at most 1.");
  return { minutes, targetPercent: Number(units) / 1e6 };
}

/** The annotation holds all of it where OpenSLO allows less; who changed the text since is believed. */
function readDescription(metadata: Node, spec: Node): string | undefined {
  const { value } = under(spec, "description");
  const short = typeof value === "string" ? value : undefined;
  const { value: whole } = annotation(metadata, ANNOTATIONS.description);
  return typeof whole === "string" && whole.startsWith(short ?? "") ? whole : short;
}

/** @returns the short name of an SLO's service */
export function readService(at: Node, say: Say): string | null {
  const slug = slugOf(textOf(at) ?? "");
  return slug === "" ? say.stop(at, "The service is missing.") : slug;
}

function nameOf(metadata: Node, objective: Node, isOneOfMany: boolean): string {
  const name = textOf(under(metadata, "displayName")) ?? textOf(under(metadata, "name")) ?? "";
  if (!isOneOfMany) return name;
  const target = textOf(under(objective, "targetPercent")) ?? textOf(under(objective, "target"));
  return `${name}: ${textOf(under(objective, "displayName")) ?? target ?? objective.path.join(".")}`;
}

function noteMetadata(metadata: Node, say: Say): void {
  noteUnknown(metadata, ["name", "displayName", "annotations"], say);
  const known: readonly string[] = Object.values(ANNOTATIONS);
  noteUnknown(under(metadata, "annotations"), known, say);
  if (keysOf(metadata).length === 0) say.stop(metadata, "The metadata is missing.");
}

function annotation(metadata: Node, name: string): Node {
  return under(metadata, "annotations", name);
}

function placeOf({ read, path }: Node) {
  return { document: read.document, line: read.lineOf(...path) };
}
