"use client";
import { useAction } from "@/components/frame/use-action";
import { CheckField, LongTextField, SelectField, TextField } from "@/components/ui/form/fields";
import { Form } from "@/components/ui/form/form";
import { type Drafted, useDrafted } from "@/components/ui/form/use-drafted";
import { setPolicy, setServicePolicy } from "@/lib/slo/velocity/actions";
import { DECISIONS, type Decision, type Step } from "@/lib/slo/velocity/velocity-rules";
import { PACES } from "./paces";

const MOST_STEPS = 5;
const CHOICES = DECISIONS.map((decision) => [decision, PACES[decision].choice] as const);
type Policy = Record<string, string | boolean>;

/** What budgets decide, step by step: for one service, or for all without a policy of their own. */
export function PolicyForm(props: {
  /** Null: for all. */
  service: { slug: string; name: string } | null;
  steps: readonly Step[];
  /** Whether the service follows the policy for all. */
  follows: boolean;
  disabledReason: string | null;
}) {
  const { service, steps, follows, disabledReason } = props;
  const forAll = useAction(setPolicy);
  const forOne = useAction(setServicePolicy);
  const sending = service ? forOne : forAll;
  const key = `budget-policy-${service?.slug ?? "all"}`;
  const form = useDrafted({ ...sending, run }, key, valuesOf(steps, follows));
  const { values } = form;
  const shown = Math.min(MOST_STEPS, lastFilled(values) + 2);

  function run(given: Step[], onDone?: (policy: { steps: Step[] }) => void) {
    if (!service) return forAll.run({ steps: given }, onDone);
    const own = values.follows === true ? null : given;
    forOne.run({ service: service.slug, steps: own }, onDone);
  }

  return (
    <Form
      form={form}
      onSubmit={() => form.run(stepsOf(values))}
      button="Save"
      disabledReason={disabledReason}
    >
      {service ? (
        <CheckField form={form} name="follows">
          {service.name} follows the policy for all services
        </CheckField>
      ) : null}
      {service && values.follows === true ? null : (
        <ol className="flex flex-col gap-4">
          {Array.from({ length: shown }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place
            <StepFields key={`${at} ${form.round}`} form={form} at={at} />
          ))}
        </ol>
      )}
      {form.fields.steps ? (
        <p role="alert" className="text-danger text-sm">
          {form.fields.steps}
        </p>
      ) : null}
    </Form>
  );
}

function StepFields({ form, at }: { form: Drafted<Policy>; at: number }) {
  return (
    <li>
      <fieldset className="flex flex-col gap-3 rounded-md border bg-panel p-3">
        <legend className="px-1 font-medium text-sm">Step {at + 1}</legend>
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            form={form}
            name={`steps.${at}.atMostPercent`}
            label="Budget left is at most, %"
            hint="Empty: there is no such step."
            inputMode="decimal"
          />
          <SelectField
            form={form}
            name={`steps.${at}.decision`}
            label="Decision"
            choices={CHOICES}
          />
        </div>
        <LongTextField form={form} name={`steps.${at}.text`} label="What it means" rows={2} />
        <LongTextField
          form={form}
          name={`steps.${at}.expedite`}
          label="What may go out all the same, and how"
          rows={2}
        />
      </fieldset>
    </li>
  );
}

function valuesOf(steps: readonly Step[], follows: boolean): Policy {
  const places = Array.from({ length: MOST_STEPS }, (_, at) => {
    const step = steps[at];
    return [
      [`steps.${at}.atMostPercent`, step ? String(step.atMostPercent) : ""],
      [`steps.${at}.decision`, step?.decision ?? "SLOW_DOWN"],
      [`steps.${at}.text`, step?.text ?? ""],
      [`steps.${at}.expedite`, step?.expedite ?? ""],
    ] as const;
  });
  return { ...Object.fromEntries(places.flat()), follows };
}

/** The place of the last step that has a share; −1 where none has. */
function lastFilled(values: Policy): number {
  const places = Array.from({ length: MOST_STEPS }, (_, at) => at);
  return places.findLastIndex((at) => isFilled(values, at));
}

function isFilled(values: Policy, at: number): boolean {
  return String(values[`steps.${at}.atMostPercent`] ?? "").trim() !== "";
}

/** The steps that have a share, in the order they stand. */
function stepsOf(values: Policy): Step[] {
  const text = (at: number, field: keyof Step) => String(values[`steps.${at}.${field}`] ?? "");
  return Array.from({ length: MOST_STEPS }, (_, at) => at)
    .filter((at) => isFilled(values, at))
    .map((at) => ({
      atMostPercent: Number(text(at, "atMostPercent").replace(",", ".")),
      decision: text(at, "decision") as Decision,
      text: text(at, "text"),
      expedite: text(at, "expedite"),
    }));
}
