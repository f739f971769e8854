"use client";
import { useAction } from "@/components/frame/use-action";
import { ReasonField, SelectField } from "@/components/ui/form/fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { useDrafted } from "@/components/ui/form/use-drafted";
import { decideRollback } from "@/lib/respond/rollback/actions";

type Outcome = "ROLLED_BACK" | "NOT_POSSIBLE";
const EMPTY = { outcome: "ROLLED_BACK" as Outcome, reason: "", deploymentId: "" };

/** "Rollback considered first" is a decision: done, or not possible and then why. */
export function RollbackDialog(props: {
  incident: number;
  deployments: readonly { id: string; version: string }[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { incident, deployments, onOpenChange } = props;
  const form = useDrafted(useAction(decideRollback), `rollback-${incident}`, EMPTY);
  const { outcome, reason, deploymentId } = form.values;
  const isDone = outcome === "ROLLED_BACK";

  function submit() {
    const input = { incident, outcome, ...(reason && { reason }) };
    form.run(isDone && deploymentId ? { ...input, deploymentId } : input, () =>
      onOpenChange(false),
    );
  }

  return (
    <FormDialog
      open={props.open}
      onOpenChange={onOpenChange}
      title="Rollback first"
      description="Going back is the first response; fix forward only where it is not possible."
      form={form}
      onSubmit={submit}
      button="Record the decision"
    >
      <fieldset className="flex flex-col gap-2 text-sm">
        <legend className="sr-only">What was decided</legend>
        <Choice
          label="It was rolled back"
          checked={isDone}
          onChoose={() => form.set({ outcome: "ROLLED_BACK" })}
        />
        <Choice
          label="A rollback is not possible"
          checked={!isDone}
          onChoose={() => form.set({ outcome: "NOT_POSSIBLE" })}
        />
      </fieldset>
      {isDone && deployments.length > 0 ? (
        <SelectField
          form={form}
          name="deploymentId"
          label="Which deployment"
          choices={[
            ["", "None of those linked"],
            ...deployments.map(({ id, version }) => [id, version] as const),
          ]}
        />
      ) : null}
      <ReasonField form={form} label={isDone ? "Note" : "Why not"} />
    </FormDialog>
  );
}

function Choice(props: { label: string; checked: boolean; onChoose: () => void }) {
  return (
    <label className="flex gap-2">
      <input
        type="radio"
        name="outcome"
        checked={props.checked}
        onChange={props.onChoose}
        className="mt-0.5 size-4 accent-(--accent)"
      />
      {props.label}
    </label>
  );
}
