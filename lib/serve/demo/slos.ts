import { UNITS } from "@/lib/slo/budgets/budget-rules";
import type { Counts } from "@/lib/slo/budgets/slice-rules";

type DemoSlo = {
  readonly service: string;
  readonly name: string;
  readonly sli: "AVAILABILITY" | "LATENCY" | "DURABILITY";
  readonly description: string;
  readonly targetPercent: number;
  readonly measurement: { readonly type: "PUSH" | "INCIDENTS" };
  /** How busy it is, and how many of a million fail on a good day; null: nobody has pushed anything yet. */
  readonly traffic: { readonly aMinute: number; readonly badOfMillion: number } | null;
};

/** One burns now, with the running incident; one is overspent; one is calm; one has no data; one is made of incidents. */
export const SLOS: readonly DemoSlo[] = [
  {
    service: "payments",
    name: "Card payments succeed",
    sli: "AVAILABILITY",
    description: "Requests to the card processor that end with an answer, of all.",
    targetPercent: 99.9,
    measurement: { type: "PUSH" },
    traffic: { aMinute: 280, badOfMillion: 310 },
  },
  {
    service: "orders",
    name: "Orders are taken",
    sli: "AVAILABILITY",
    description: "Orders that are stored within five seconds, of all that were sent.",
    targetPercent: 99.95,
    measurement: { type: "PUSH" },
    traffic: { aMinute: 120, badOfMillion: 90 },
  },
  {
    service: "search",
    name: "Searches are fast",
    sli: "LATENCY",
    description: "Searches answered within 300 ms at the gateway, of all.",
    targetPercent: 99,
    measurement: { type: "PUSH" },
    traffic: { aMinute: 640, badOfMillion: 2_100 },
  },
  {
    service: "logging",
    name: "Logs can be read again",
    sli: "DURABILITY",
    description: "Lines found again by the hourly check, of all that it wrote.",
    targetPercent: 99.9,
    measurement: { type: "PUSH" },
    traffic: null,
  },
  {
    service: "checkout",
    name: "Checkout works",
    sli: "AVAILABILITY",
    description: "Minutes without impact on anybody who pays, as the incidents say.",
    targetPercent: 99.5,
    measurement: { type: "INCIDENTS" },
    traffic: null,
  },
];

/** So long Muster is said to have measured, in days; the last of them by the minute. */
export const MEASURED_DAYS = 100;
export const MINUTE_DAYS = 35;

/** When something hit a service (ms), and what share of its users. */
export type Hit = { readonly start: number; readonly end: number; readonly share: number };

type History = {
  readonly kind?: string;
  readonly services: readonly { readonly slug: string }[];
  readonly facts: {
    readonly impactStartedAt: string;
    readonly mitigatedAt?: string;
    readonly usersAffectedPercent: number;
  };
};

/** What the demo's incidents did to a service: its samples tell of the same minutes. */
export function hitsOn(service: string, incidents: readonly History[], now: Date): Hit[] {
  return incidents
    .filter(({ kind }) => kind !== "DRILL")
    .filter(({ services }) => services.some(({ slug }) => slug === service))
    .map(({ facts }) => ({
      start: Date.parse(facts.impactStartedAt),
      end: facts.mitigatedAt ? Date.parse(facts.mitigatedAt) : now.getTime(),
      share: facts.usersAffectedPercent / 100,
    }));
}

/** What a service did in the stretch from an instant (ms) on: busy by day and on weekdays, the same for the same minute. */
export function measure(
  { aMinute, badOfMillion }: NonNullable<DemoSlo["traffic"]>,
  hits: readonly Hit[],
  at: number,
  minutes: number,
): Counts {
  const hour = (at / 3_600_000) % 24;
  const byDay = 1 - 0.55 * Math.cos(((hour - 3) / 12) * Math.PI);
  const isWeekend = [0, 6].includes(new Date(at).getUTCDay());
  const total = Math.round(
    aMinute * minutes * byDay * (isWeekend ? 0.7 : 1) * (0.92 + 0.16 * noise(at)),
  );
  const lengthMs = minutes * 60_000;
  const hit = hits.reduce((worst, { start, end, share }) => {
    const inside = Math.max(0, Math.min(end, at + lengthMs) - Math.max(start, at)) / lengthMs;
    return Math.max(worst, inside * share);
  }, 0);
  const expected = total * (badOfMillion / 1_000_000) * 2 * noise(at + 1) + total * hit;
  // A fraction of a failure is one in some of the minutes.
  const bad = Math.min(total, Math.floor(expected + noise(at + 2)));
  return { good: BigInt(total - bad) * UNITS, total: BigInt(total) * UNITS };
}

/** Between 0 and 1, the same for the same number, without a pattern that one sees. */
function noise(seed: number): number {
  const x = Math.sin(seed * 0.000_012_9898 + (seed % 9973) * 78.233) * 43_758.5453;
  return x - Math.floor(x);
}
