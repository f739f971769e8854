"use client";
import { useMemo, useState } from "react";
import { Temporal } from "temporal-polyfill";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { CONTROL, Field } from "@/components/ui/field";
import { formatZone } from "./time-format";
import { useZone } from "./zone";

export type DateTimeProps = {
  label: string;
  hint?: string;
  value: string | null;
  onChange: (value: string | null) => void;
  error?: string | undefined;
  required?: boolean;
};

/** What `DateTimeInput` shows once it is loaded. */
export function DateTimeField(props: DateTimeProps) {
  const { zone } = useZone();
  const { label, hint, value, onChange, error, required = false } = props;
  // While a part of it is missing the browser says nothing of the others: what is stored stays.
  const [isPartial, setPartial] = useState(false);
  const zoneName = useMemo(
    () => formatZone(value ? new Date(value) : new Date(), zone),
    [value, zone],
  );
  function take({ value: local, validity }: HTMLInputElement) {
    setPartial(validity.badInput);
    if (!validity.badInput) onChange(toInstant(local, zone));
  }
  return (
    <Field
      label={
        <>
          {label}
          <span className="sr-only"> ({zone})</span>
        </>
      }
      hint={hint}
      error={isPartial ? "Complete the date and the time, or clear all of it." : error}
      required={required}
    >
      {(wiring) => (
        <div className="flex flex-wrap items-center gap-2">
          <input
            {...wiring}
            type="datetime-local"
            step={1}
            value={isPartial ? "" : toLocal(value, zone)}
            onChange={(event) => take(event.target)}
            onBlur={(event) => isPartial && take(event.target)}
            className={cx(CONTROL, "w-auto min-w-54 flex-1 pointer-coarse:px-2")}
          />
          <span title={zone} aria-hidden suppressHydrationWarning className="text-ink-soft text-sm">
            {zoneName}
          </span>
          <Button
            onClick={() => {
              setPartial(false);
              onChange(thisSecond());
            }}
          >
            Now
          </Button>
        </div>
      )}
    </Field>
  );
}

function thisSecond(): string {
  return Temporal.Now.instant().round("second").toString();
}

function toLocal(instant: string | null, zone: string): string {
  if (!instant) return "";
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ smallestUnit: "second" });
}

/** An hour that a clock change skips counts as the one after it; a repeated one as the first. */
function toInstant(local: string, zone: string): string | null {
  if (!local) return null;
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant().toString();
}
