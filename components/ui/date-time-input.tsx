"use client";
import { Temporal } from "temporal-polyfill";
import { CONTROL, Field } from "./field";
import { formatZone } from "./time-format";
import { useZone } from "./zone";

/** A point in time, typed in the page's zone (printed beside it) and handed on in UTC. */
export function DateTimeInput(props: {
  label: string;
  hint?: string;
  value: string | null;
  onChange: (value: string | null) => void;
  error?: string | undefined;
}) {
  const { zone } = useZone();
  const zoneName = formatZone(new Date(props.value ?? "2026-01-01T00:00:00Z"), zone);
  return (
    <Field
      label={`${props.label} (${props.value ? zoneName : zone})`}
      {...(props.hint && { hint: props.hint })}
      error={props.error}
    >
      {(wiring) => (
        <input
          {...wiring}
          type="datetime-local"
          step={60}
          value={toLocal(props.value, zone)}
          onChange={(event) => props.onChange(toInstant(event.target.value, zone))}
          className={CONTROL}
        />
      )}
    </Field>
  );
}

function toLocal(instant: string | null, zone: string): string {
  if (!instant) return "";
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ smallestUnit: "minute" });
}

function toInstant(local: string, zone: string): string | null {
  if (!local) return null;
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant().toString();
}
