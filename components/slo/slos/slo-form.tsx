"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { ChoiceField } from "@/components/ui/form/choice-field";
import { LongTextField, SelectField, TextField } from "@/components/ui/form/fields";
import { Form } from "@/components/ui/form/form";
import { useDrafted } from "@/components/ui/form/use-drafted";
import { createSlo, editSlo } from "@/lib/slo/slos/actions";
import type { SloView } from "@/lib/slo/slos/view";
import {
  changeKind,
  FIRST,
  type SloValues,
  toDefinition,
  toFormFields,
  valuesOf,
} from "./form-rules";
import { MeasurementFields } from "./measurement-fields";
import { SLI_NAMES } from "./say-promise";
import { TargetWords } from "./target-words";
import { SliceFields, WindowFields } from "./window-fields";

type Props = {
  /** Null promises something new. */
  slo: SloView | null;
  forService: string;
  services: readonly { readonly slug: string; readonly name: string }[];
  now: string;
};

const HINTS: Readonly<Record<keyof typeof SLI_NAMES, string>> = {
  AVAILABILITY: "It answers, and rightly.",
  LATENCY: "It answers fast enough.",
  THROUGHPUT: "Enough gets done.",
  ERROR_RATE: "Few things go wrong.",
  DURABILITY: "What was stored is still there.",
};

/** Promises something of a service, or promises otherwise from now on. What is typed is kept until it is sent. */
export function SloForm({ slo, forService, services, now }: Props) {
  const router = useRouter();
  // What the fields were filled from; the page behind goes on changing.
  const [base] = useState(slo);
  const create = useAction(createSlo);
  const edit = useAction(editSlo);
  const initial = base ? valuesOf(base) : { ...FIRST, service: forService };
  const key = base ? `slo-${base.number}` : `slo-new-${forService}`;
  const drafted = useDrafted({ ...(base ? edit : create), run: save }, key, initial);
  const { values } = drafted;
  const form = { ...drafted, fields: toFormFields(drafted.fields, values) };

  function save(given: SloValues, onDone?: (saved: { number: number }) => void) {
    const definition = toDefinition(given);
    const { service, name } = given;
    if (base) {
      edit.run({ slo: base.number, version: base.version, name, ...definition }, onDone);
      return;
    }
    const { slice, ...rest } = definition;
    create.run({ service, name, ...rest, ...(slice && { slice }) }, onDone);
  }

  return (
    <div className="max-w-[46rem] px-4 pb-10 md:px-8">
      <Form
        form={form}
        button={base ? "Save from now on" : "Promise it"}
        onSubmit={() => drafted.run(values, ({ number }) => router.push(`/slos/${number}`))}
      >
        {base ? null : (
          <SelectField
            form={form}
            name="service"
            label="Service"
            choices={[
              ["", "Choose one"],
              ...services.map(({ slug, name }) => [slug, name] as const),
            ]}
          />
        )}
        <ChoiceField
          form={form}
          name="sli"
          label="What is measured"
          onChoose={(sli) => form.set(changeKind(values, sli))}
          choices={Object.entries(SLI_NAMES).map(([value, name]) => ({
            value,
            name,
            hint: HINTS[value as keyof typeof SLI_NAMES],
          }))}
        />
        <TextField
          form={form}
          name="name"
          label="Name"
          hint="As a promise: “Card payments succeed”."
        />
        <MeasurementFields form={form} />
        <TextField
          form={form}
          name="targetPercent"
          label="Target in percent"
          inputMode="decimal"
          hint="How much of it is good. Begin with what you keep already: it can be raised later."
        />
        <WindowFields form={form} />
        <TargetWords values={values} now={now} />
        <SliceFields form={form} />
        <LongTextField
          form={form}
          name="description"
          label="In words"
          hint="What is measured, and where: for whoever reads it in a year. May stay empty."
          rows={2}
        />
      </Form>
    </div>
  );
}
