import { escapeMarkdown } from "@/lib/platform/core/markdown/write-markdown";

/** What an incident took from one budget. Numbers in the budget's unit. */
export type SloImpact = {
  readonly slo: { readonly number: number; readonly ref: string; readonly name: string };
  readonly service: string;
  readonly unit: "EVENTS" | "MINUTES";
  readonly consumed: number;
  readonly allowed: number;
  /** Of the whole budget; null where nothing was allowed yet. */
  readonly consumedPercent: number | null;
  readonly remaining: number;
  readonly remainingPercent: number | null;
  /** How much of the impact was measured, from 0 to 1. */
  readonly knownShare: number;
};

/** What it meant for a service. */
export type VelocityImpact = {
  readonly service: string;
  readonly decision: "CONTINUE" | "SLOW_DOWN" | "FREEZE";
  readonly because: string;
};

/** "31 % of the budget of SLO-7 (Requests succeed)", or why nobody knows; Markdown. */
export function sayConsumed(impact: SloImpact): string {
  const { slo, consumed, consumedPercent, unit, knownShare } = impact;
  const of = `the budget of ${slo.ref} (${escapeMarkdown(slo.name)})`;
  if (knownShare === 0) return `Nothing was measured for ${of}.`;
  const amount = unit === "EVENTS" ? `${short(consumed)} bad events` : `${short(consumed)} min`;
  return consumedPercent === null
    ? `${amount} of ${of}`
    : `${short(consumedPercent)} % of ${of}: ${amount}`;
}

/** "This incident has spent 31 % of checkout's budget.", or why nobody can say. */
export function saySpent({ service, consumedPercent, knownShare }: SloImpact): string {
  if (knownShare === 0) return `Nothing of ${service} was measured while it lasted.`;
  if (consumedPercent === null) return `Nobody knows yet how large ${service}'s budget is.`;
  return `This incident has spent ${short(consumedPercent)} % of ${service}'s budget.`;
}

/** "300 bad events, 60 % left": the same in figures. */
export function sayFigures({ unit, consumed, remainingPercent }: SloImpact): string {
  const amount = unit === "EVENTS" ? `${short(consumed)} bad events` : `${short(consumed)} min`;
  if (remainingPercent === null) return amount;
  return remainingPercent < 0
    ? `${amount}, overspent by ${short(-remainingPercent)} %`
    : `${amount}, ${short(remainingPercent)} % left`;
}

/** The three lines of a postmortem's section on SLO impact, in the handbook's form (Markdown). */
export function sayImpact(
  slos: readonly SloImpact[],
  velocities: readonly VelocityImpact[],
): string | null {
  if (slos.length === 0) return null;
  const remaining = slos.map(
    ({ slo, remainingPercent }) =>
      `${slo.ref} ${remainingPercent === null ? "unknown" : `${short(remainingPercent)} %`}`,
  );
  const velocity = velocities.map(
    ({ service, decision, because }) =>
      `${service} ${DECIDED[decision]} (${escapeMarkdown(oneLine(because))})`,
  );
  return [
    `- **Error budget consumed**: ${slos.map(sayConsumed).join("; ")}`,
    `- **Remaining budget**: ${remaining.join("; ")}`,
    `- **Velocity impact**: ${velocity.join("; ")}`,
  ].join("\n");
}

const DECIDED = {
  CONTINUE: "goes on as planned",
  SLOW_DOWN: "slows down",
  FREEZE: "is frozen",
} as const;

/** Of which time it is, and how much of that was known; a paragraph of Markdown. */
export function sayHow(
  { from, to, ongoing }: { readonly from: string; readonly to: string; readonly ongoing: boolean },
  slos: readonly SloImpact[],
): string {
  const until = ongoing
    ? "UTC on; the impact goes on."
    : `to ${minuteOf(to)} UTC: from the start of impact to its mitigation.`;
  const known = Math.min(1, ...slos.map(({ knownShare }) => knownShare));
  const gap = known < 1 ? ` Data is there for ${Math.trunc(known * 100)} % of that time.` : "";
  return `${COMPUTED} from what was bad from ${minuteOf(from)} ${until}${gap}_`;
}

/** How the paragraph begins that ends what Muster writes. */
export const COMPUTED = "_Computed by Muster";

function minuteOf(at: string): string {
  return at.slice(0, 16).replace("T", " ");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function short(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return String(Number(value.toFixed(digits)));
}
