import { Temporal } from "temporal-polyfill";
import { addMinutes } from "@/lib/platform/core/clock/duration";

/** The moments that are offered for the next update. */
export const NEXT_CHOICES = ["POLICY", "15", "30", "60", "TOMORROW", "CUSTOM"] as const;
export type NextChoice = (typeof NEXT_CHOICES)[number];

const MORNING = "09:00";

/**
 * The instant a choice stands for; null where none is named here: the policy decides, or a person types it.
 * @param zone the zone of whoever chooses: tomorrow morning is theirs
 */
export function nextUpdateAt(choice: NextChoice, now: Date, zone: string): Date | null {
  switch (choice) {
    case "POLICY":
    case "CUSTOM":
      return null;
    case "15":
    case "30":
    case "60":
      return addMinutes(now, Number(choice));
    case "TOMORROW":
      return tomorrowMorning(now, zone);
  }
}

function tomorrowMorning(now: Date, zone: string): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  const morning = today.add({ days: 1 }).toZonedDateTime({
    timeZone: zone,
    plainTime: Temporal.PlainTime.from(MORNING),
  });
  return new Date(morning.epochMilliseconds);
}
