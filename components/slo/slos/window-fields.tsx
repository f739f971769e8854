"use client";
import { SelectField, TextField } from "@/components/ui/form/fields";
import type { Drafted } from "@/components/ui/form/use-drafted";
import type { SloValues } from "./form-rules";

type Props = { form: Drafted<SloValues> };

/** Over what time the target holds. */
export function WindowFields({ form }: Props) {
  const isRolling = form.values.window === "ROLLING";
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        form={form}
        name="window"
        label="Window"
        hint="Rolling looks back from now; a calendar window begins anew."
        choices={[
          ["ROLLING", "Rolling days"],
          ["WEEK", "Calendar week"],
          ["MONTH", "Calendar month"],
          ["QUARTER", "Calendar quarter"],
          ["YEAR", "Calendar year"],
        ]}
      />
      {isRolling ? (
        <TextField
          form={form}
          name="rollingDays"
          label="Days"
          inputMode="numeric"
          hint="1 to 366"
        />
      ) : (
        <TextField form={form} name="timeZone" label="Time zone" hint="As Europe/Berlin, or UTC" />
      )}
    </div>
  );
}

/** How slices of time are judged. */
export function SliceFields({ form }: Props) {
  const { measurement, counted } = form.values;
  if (measurement === "INCIDENTS" || counted === "EVENTS") return null;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        form={form}
        name="sliceMinutes"
        label="Judged each"
        choices={[
          ["1", "minute"],
          ["5", "5 minutes"],
          ["10", "10 minutes"],
          ["15", "15 minutes"],
          ["30", "30 minutes"],
          ["60", "hour"],
        ]}
      />
      <SelectField
        form={form}
        name="missing"
        label="Without data it counts as"
        choices={[
          ["NOT_COUNTED", "nothing"],
          ["BAD", "bad"],
          ["GOOD", "good"],
        ]}
      />
      <TextField
        form={form}
        name="sliceTarget"
        label="Good from so many percent on"
        hint={
          counted === "VALUE"
            ? "Left empty: 100, all of it within."
            : "Left empty: the target itself."
        }
        inputMode="decimal"
      />
    </div>
  );
}
