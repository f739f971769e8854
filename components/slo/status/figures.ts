import type { Need } from "@/lib/slo/needs/need-rules";
import type { StatusView } from "@/lib/slo/status/queries";

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** "12,000", "43.2", "0.04": as many digits as say something. Negative ones with a true minus. */
export function formatCount(count: number): string {
  const size = Math.abs(count);
  const digits = size >= 100 ? 0 : size >= 1 ? 1 : 2;
  const shown = digits === 0 ? whole.format(size) : String(Number(size.toFixed(digits)));
  return count < 0 && shown !== "0" ? `−${shown}` : shown;
}

/**
 * A share of a budget: "28 %", "−50 %"; below ten with a decimal. Cut off and never rounded up, so that no more is
 * left than is said; overspent by a hair is not nothing.
 */
export function formatLeft(percent: number): string {
  const size = Math.abs(percent);
  const step = size < 10 ? 10 : 1;
  // What arithmetic in binary leaves beyond the ninth decimal is no part of the figure.
  const cut = Math.floor(Number((size * step).toFixed(9))) / step;
  if (percent < 0) return `−${formatSize(Math.max(cut, 0.1))} %`;
  return `${formatSize(cut)} %`;
}

/** What was measured: up to four decimals and rounded down, since 99.99996 % is not 100 %. */
export function formatSli(percent: number): string {
  return `${Math.floor(Number((percent * 10_000).toFixed(6))) / 10_000} %`;
}

/** "18 ×", "0.4 ×": how many times faster than the budget allows. */
export function formatBurn(rate: number | null): string {
  if (rate === null) return "—";
  return `${rate >= 10 ? whole.format(rate) : Number(rate.toFixed(rate >= 1 ? 1 : 2))} ×`;
}

/** "14.4 ×": the bound of a rule, as it is judged. */
export function formatFactor(factor: number): string {
  return `${Number(factor.toFixed(2))} ×`;
}

/** "98 %" of a stretch; what is known whole only where all of it is. */
export function formatKnown(share: number): string {
  return `${Math.floor(Number((share * 100).toFixed(6)))} %`;
}

/** "5 min", "6 h", "3 d". */
export function formatStretch(minutes: number): string {
  if (minutes % 1_440 === 0) return `${minutes / 1_440} d`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}

/** What a budget is counted in: "3,360 events", "20.2 min". */
export function formatInUnit(amount: number, unit: StatusView["budget"]["unit"]): string {
  return unit === "MINUTES" ? `${formatCount(amount)} min` : formatCount(amount);
}

export const NEED_NAMES: Readonly<Record<Need, string>> = {
  SPENT: "Overspent",
  BURNING: "Burning",
  LOW: "Low",
  NO_DATA: "No data",
  CALM: "Calm",
};

function formatSize(size: number): string {
  return size >= 1_000 ? whole.format(size) : String(size);
}
