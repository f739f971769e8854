const DAY = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short" });

/** A time for readers in every zone: "14:30 UTC", with its day where that is not today's. */
export function utc(instant: Date, now: Date): string {
  const iso = instant.toISOString();
  const isToday = iso.slice(0, 10) === now.toISOString().slice(0, 10);
  return `${isToday ? "" : `${DAY.format(instant)}, `}${iso.slice(11, 16)} UTC`;
}
