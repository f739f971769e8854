import type { SloWindow } from "@/lib/slo/budgets/window-rules";
import type { Definition } from "@/lib/slo/slos/definition-rules";

/** What stands in the form: texts and choices, as a person gives them. */
export type SloValues = {
  readonly service: string;
  readonly name: string;
  readonly sli: string;
  readonly description: string;
  readonly targetPercent: string;
  /** "ROLLING", or a calendar's unit. */
  readonly window: string;
  readonly rollingDays: string;
  readonly timeZone: string;
  readonly measurement: string;
  /** What is counted: events, slices of time, or a value within a threshold. */
  readonly counted: string;
  readonly sliceMinutes: string;
  readonly sliceTarget: string;
  readonly missing: string;
  readonly op: string;
  readonly threshold: string;
  readonly dataSource: string;
  readonly good: string;
  readonly bad: string;
  readonly total: string;
  readonly value: string;
};

/** A first SLO that needs nothing but a press: most requests, over a month, pushed. */
export const FIRST: SloValues = {
  service: "",
  name: "Requests succeed",
  sli: "AVAILABILITY",
  description: "",
  targetPercent: "99.9",
  window: "ROLLING",
  rollingDays: "30",
  timeZone: "UTC",
  measurement: "PUSH",
  counted: "EVENTS",
  sliceMinutes: "1",
  sliceTarget: "",
  missing: "NOT_COUNTED",
  op: "LTE",
  threshold: "",
  dataSource: "",
  good: "",
  bad: "",
  total: "",
  value: "",
};

/** What choosing a kind of SLI proposes: a name, what is counted, and within what a value is good. */
export const PROPOSED: Readonly<Record<string, Pick<SloValues, "name" | "counted" | "op">>> = {
  AVAILABILITY: { name: "Requests succeed", counted: "EVENTS", op: "LTE" },
  LATENCY: { name: "Requests are fast", counted: "EVENTS", op: "LTE" },
  THROUGHPUT: { name: "Work gets done", counted: "VALUE", op: "GTE" },
  ERROR_RATE: { name: "Errors are rare", counted: "EVENTS", op: "LTE" },
  DURABILITY: { name: "What is stored can be read", counted: "EVENTS", op: "GTE" },
};

/** What another kind changes: a name that somebody wrote stays. */
export function changeKind(values: SloValues, sli: string): Partial<SloValues> {
  const proposed = PROPOSED[sli];
  if (!proposed) return { sli };
  const isProposed = Object.values(PROPOSED).some(({ name }) => name === values.name.trim());
  return { ...proposed, sli, name: isProposed ? proposed.name : values.name };
}

/** The window as far as it is one; what is no number goes on as such, to be refused with words. */
export function windowOf({ window, rollingDays, timeZone }: SloValues): SloWindow {
  if (window === "ROLLING") return { rollingDays: numberOf(rollingDays) };
  return { calendar: window as "MONTH", timeZone: timeZone.trim() };
}

/** What is sent: the shape of `DefinitionInput`, which judges it. */
export function toDefinition(values: SloValues) {
  const { sli, description, missing, counted, measurement } = values;
  const isOfIncidents = measurement === "INCIDENTS";
  const isSliced = !isOfIncidents && counted !== "EVENTS";
  const basis = isOfIncidents || isSliced ? "TIME_SLICES" : "EVENTS";
  return {
    sli: sli as Definition["sli"],
    description: description.trim(),
    targetPercent: numberOf(values.targetPercent),
    window: windowOf(values) as { calendar: "MONTH"; timeZone: string },
    basis: basis as Definition["basis"],
    missing: (isSliced ? missing : "NOT_COUNTED") as Definition["missing"],
    measurement: measurementOf(values),
    slice: isSliced ? sliceOf(values) : null,
  };
}

function sliceOf({ sliceMinutes, sliceTarget }: SloValues) {
  const minutes = Number(sliceMinutes) as 1;
  const isGiven = sliceTarget.trim() !== "";
  return { minutes, ...(isGiven && { targetPercent: numberOf(sliceTarget) }) };
}

function measurementOf(values: SloValues) {
  const { measurement, counted, dataSource } = values;
  if (measurement === "INCIDENTS") return { type: "INCIDENTS" as const };
  const isValue = counted === "VALUE";
  const within = isValue && { op: values.op as "LTE", threshold: numberOf(values.threshold) };
  if (measurement === "PUSH") return { type: "PUSH" as const, ...within };
  const asked = isValue ? (["value"] as const) : (["good", "bad", "total"] as const);
  const queries = asked.filter((name) => values[name].trim() !== "");
  const given = Object.fromEntries(queries.map((name) => [name, values[name].trim()]));
  return { type: "PROMETHEUS" as const, dataSource: dataSource.trim(), ...given, ...within };
}

/** A number as people write it: "99,9" too. What is none becomes NaN. */
export function numberOf(text: string): number {
  const plain = text.trim().replace(",", ".");
  return plain === "" ? Number.NaN : Number(plain);
}

/** The form of an SLO that there is. */
export function valuesOf(
  slo: Definition & { readonly name: string; readonly service: { readonly slug: string } },
): SloValues {
  const { window, measurement, slice } = slo;
  const of = measurement as Readonly<Record<string, unknown>>;
  const text = (name: string) => (of[name] === undefined ? "" : String(of[name]));
  const isValue = of.op !== undefined;
  return {
    ...FIRST,
    service: slo.service.slug,
    name: slo.name,
    sli: slo.sli,
    description: slo.description,
    targetPercent: String(slo.targetPercent),
    ...("rollingDays" in window
      ? { rollingDays: String(window.rollingDays) }
      : { window: window.calendar, timeZone: window.timeZone }),
    measurement: measurement.type,
    counted: isValue ? "VALUE" : slice ? "TIME_SLICES" : "EVENTS",
    ...(slice && {
      sliceMinutes: String(slice.minutes),
      sliceTarget: String(slice.targetPercent),
    }),
    missing: slo.missing,
    ...(isValue && { op: text("op"), threshold: text("threshold") }),
    dataSource: text("dataSource"),
    good: text("good"),
    bad: text("bad"),
    total: text("total"),
    value: text("value"),
  };
}

/** What was refused, by the names of the form's fields: "measurement.threshold" is its field "threshold". */
export function toFormFields(
  fields: Readonly<Record<string, string | undefined>>,
  { window }: SloValues,
): Readonly<Record<string, string | undefined>> {
  const renamed = Object.entries(fields).map(([path, message]) => {
    if (path.startsWith("window")) return window === "ROLLING" ? NO_DAYS : NO_ZONE;
    return [RENAMED[path] ?? path.split(".").at(-1) ?? path, message];
  });
  return Object.fromEntries(renamed);
}

const RENAMED: Readonly<Record<string, string>> = {
  "slice.targetPercent": "sliceTarget",
  "slice.minutes": "sliceMinutes",
  basis: "counted",
};
const NO_DAYS = ["rollingDays", "Give whole days, from 1 to 366."];
const NO_ZONE = ["timeZone", "This time zone is not known: write it as Europe/Berlin or UTC."];
