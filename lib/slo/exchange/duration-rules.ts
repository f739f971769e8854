/** OpenSLO's short durations; `m` is minutes and `M` months. */
export type Duration = {
  readonly count: number;
  readonly unit: "m" | "h" | "d" | "w" | "M" | "Q" | "Y";
};

/** @returns null for what is no duration: a count above zero and one letter, without a blank */
export function readDuration(text: string | undefined): Duration | null {
  const found = /^(\d{1,6})([mhdwMQY])$/.exec(text ?? "");
  const count = Number(found?.[1] ?? 0);
  return count > 0 ? { count, unit: found?.[2] as Duration["unit"] } : null;
}

const MINUTES = { m: 1, h: 60, d: 1_440, w: 10_080 } as const;

/** How long it is; null for months and longer, which have no length of their own. */
export function minutesOf({ count, unit }: Duration): number | null {
  return unit in MINUTES ? count * MINUTES[unit as keyof typeof MINUTES] : null;
}

/** In the largest unit that it is a whole count of: 60 is "1h". */
export function writeMinutes(minutes: number): string {
  if (minutes % 1_440 === 0) return `${minutes / 1_440}d`;
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}
