const formats = new Map<string, Intl.DateTimeFormat>();

/** Formats are dear to make and a page shows thousands of times: one is kept for each zone and style. */
function format(zone: string, style: Intl.DateTimeFormatOptions, locale = "en-GB") {
  const key = `${locale} ${zone} ${Object.values(style).join(" ")}`;
  const kept = formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: zone, ...style });
  formats.set(key, kept);
  return kept;
}

/** "14:32" in a zone, the same words on server and browser. */
export function formatClock(instant: Date, zone: string): string {
  return format(zone, { hour: "2-digit", minute: "2-digit" }).format(instant);
}

/**
 * "CET", "EST", "UTC", or "GMT+5:30" where a zone has no letters: printed with every time. Each
 * locale knows the letters of its own part of the world only, so several are asked.
 */
export function formatZone(instant: Date, zone: string): string {
  let name = zone;
  for (const locale of ["en-GB", "en-US", "en-AU"]) {
    const parts = format(zone, { timeZoneName: "short" }, locale).formatToParts(instant);
    name = parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
    if (!/^GMT[+-]/.test(name)) return name;
  }
  return name;
}

/** "Mon 2 Mar 2026", a heading for a day. */
export function formatDay(instant: Date, zone: string): string {
  return format(zone, { weekday: "short", day: "numeric", month: "short", year: "numeric" })
    .format(instant)
    .replaceAll(",", "");
}

/** Day and exact second with the zone, for hover and screen readers. */
export function formatExact(instant: Date, zone: string): string {
  const seconds = format(zone, { timeStyle: "medium" }).format(instant);
  return `${formatDay(instant, zone)}, ${seconds} ${formatZone(instant, zone)}`;
}
