/** Day and clock time in a zone, always the same words on server and browser. */
export function formatClock(instant: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
  }).format(instant);
}

/** "CET", "UTC", "GMT+5:30": printed with every time. */
export function formatZone(instant: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    timeZoneName: "short",
  }).formatToParts(instant);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

/** "Mon 2 Mar 2026", a heading for a day. */
export function formatDay(instant: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
  })
    .format(instant)
    .replaceAll(",", "");
}

/** Day and exact second with the zone, for hover and screen readers. */
export function formatExact(instant: Date, zone: string): string {
  const seconds = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "medium" }).format(
    instant,
  );
  return `${formatDay(instant, zone)}, ${seconds} ${formatZone(instant, zone)}`;
}
