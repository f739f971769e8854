"use client";
import { ChoiceField } from "@/components/ui/form/choice-field";
import { LongTextField, SelectField, TextField } from "@/components/ui/form/fields";
import type { Drafted } from "@/components/ui/form/use-drafted";
import type { SloValues } from "./form-rules";

type Props = { form: Drafted<SloValues> };

/** How it is measured, and what belongs to that. */
export function MeasurementFields({ form }: Props) {
  const { measurement, counted } = form.values;
  return (
    <>
      <ChoiceField
        form={form}
        name="measurement"
        label="Where the figures come from"
        choices={[
          {
            value: "PUSH",
            name: "You push samples",
            hint: "One line in a script or a cron job. Needs nothing else.",
          },
          {
            value: "INCIDENTS",
            name: "Your incidents",
            hint: "Minutes of impact, as recorded here. Starts at once.",
          },
          {
            value: "PROMETHEUS",
            name: "Prometheus",
            hint: "Two queries, asked by Muster.",
          },
        ]}
      />
      {measurement === "INCIDENTS" ? null : <CountedFields form={form} />}
      {measurement === "PROMETHEUS" ? <PrometheusFields form={form} /> : null}
      {measurement !== "INCIDENTS" && counted === "VALUE" ? <ThresholdFields form={form} /> : null}
    </>
  );
}

function CountedFields({ form }: Props) {
  return (
    <ChoiceField
      form={form}
      name="counted"
      label="What counts"
      choices={[
        { value: "EVENTS", name: "Events", hint: "Bad ones of all: each request weighs the same." },
        {
          value: "TIME_SLICES",
          name: "Minutes",
          hint: "A minute is good when enough of its events are.",
        },
        {
          value: "VALUE",
          name: "A value",
          hint: "A minute is good when what was measured is within a limit.",
        },
      ]}
    />
  );
}

function PrometheusFields({ form }: Props) {
  const isValue = form.values.counted === "VALUE";
  return (
    <div className="flex flex-col gap-4 border-l-2 pl-4">
      <TextField
        form={form}
        name="dataSource"
        label="Data source"
        hint="The name under which the Prometheus was set up."
      />
      {isValue ? (
        <LongTextField form={form} name="value" label="Query" rows={2} />
      ) : (
        <>
          <p className="text-ink-soft text-sm">
            Give two of the three. <code>$window</code> stands for the step that is asked for.
          </p>
          <LongTextField form={form} name="good" label="Good events" rows={2} />
          <LongTextField form={form} name="bad" label="Bad events" rows={2} />
          <LongTextField form={form} name="total" label="All events" rows={2} />
        </>
      )}
    </div>
  );
}

function ThresholdFields({ form }: Props) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        form={form}
        name="op"
        label="Good when the value is"
        choices={[
          ["LTE", "at most"],
          ["LT", "below"],
          ["GTE", "at least"],
          ["GT", "above"],
        ]}
      />
      <TextField form={form} name="threshold" label="The limit" inputMode="decimal" />
    </div>
  );
}
