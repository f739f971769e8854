const MINUTE_MS = 60_000;

/** Exact minutes from one instant to another; null where either is unknown. May be fractional or negative. */
export function minutesBetween(from: Date, to: Date): number;
export function minutesBetween(from: Date | null, to: Date | null): number | null;
export function minutesBetween(from: Date | null, to: Date | null): number | null {
  return from && to ? (to.getTime() - from.getTime()) / MINUTE_MS : null;
}

/** An instant so many minutes later. */
export function addMinutes(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * MINUTE_MS);
}

/** Words for a length of time, without its sign: "45 s", "27 min", "22 h 00 min", "1 d 3 h". */
export function formatDuration(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1_000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${String(minutes % 60).padStart(2, "0")} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** The same for minutes; an em dash where the figure is unknown. */
export function formatMinutes(minutes: number | null): string {
  return minutes === null ? "—" : formatDuration(minutes * MINUTE_MS);
}

/** Digits that tick: "12:04", "1:02:03"; days are counted in hours up to 99, then in days. */
export function formatTicking(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1_000);
  const hours = Math.floor(seconds / 3_600);
  if (hours >= 100) return `${Math.floor(hours / 24)} d ${hours % 24} h`;
  const tail = `${String(Math.floor(seconds / 60) % 60).padStart(hours > 0 ? 2 : 1, "0")}:${String(seconds % 60).padStart(2, "0")}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}
