"use client";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { ReasonField, SelectField } from "@/components/ui/form/fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { useDrafted } from "@/components/ui/form/use-drafted";
import { DateTimeInput } from "@/components/ui/time/date-time-input";
import { endOverride, overrideVelocity } from "@/lib/slo/velocity/actions";
import { DECISIONS, type Decision } from "@/lib/slo/velocity/velocity-rules";
import { PACES } from "./paces";

const CHOICES = DECISIONS.map((decision) => [decision, PACES[decision].choice] as const);

/** Decides otherwise than the budget for a time, or lets the budget decide again. */
export function OverrideForm(props: {
  service: string;
  isOverridden: boolean;
  disabledReason: string | null;
}) {
  const { service, isOverridden, disabledReason } = props;
  const [isOpen, setOpen] = useState(false);
  const initial = {
    decision: "CONTINUE" as Decision,
    reason: "",
    until: null as string | null,
  };
  const form = useDrafted(useAction(overrideVelocity), `override-${service}`, initial);
  const end = useAction(endOverride);
  function submit() {
    const { decision, reason, until } = form.values;
    form.run({ service, decision, reason, until: until ?? "" }, () => setOpen(false));
  }
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" disabledReason={disabledReason} onClick={() => setOpen(true)}>
          {isOverridden ? "Decide anew" : "Decide otherwise"}
        </Button>
        {isOverridden ? (
          <Button
            size="sm"
            look="ghost"
            pending={end.pending}
            disabledReason={disabledReason}
            onClick={() => end.run({ service })}
          >
            Let the budget decide again
          </Button>
        ) : null}
      </div>
      <FormError message={end.message} />
      <FormDialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Decide otherwise than the budget"
        description="It holds until its end, at most 30 days, and ends by itself. Who decided, and why, stays on record."
        form={form}
        onSubmit={submit}
        button="Decide"
      >
        <SelectField form={form} name="decision" label="Decision" choices={CHOICES} />
        <ReasonField form={form} hint="Everybody who looks at the service reads it." />
        <DateTimeInput
          label="Until"
          value={form.values.until}
          onChange={(until) => form.set({ until })}
          error={form.fields.until}
          required
        />
      </FormDialog>
    </>
  );
}
