"use client";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { decideRollback } from "@/lib/respond/rollback/actions";

type Outcome = "ROLLED_BACK" | "NOT_POSSIBLE";

/** "Rollback considered first" is a decision: done, or not possible and then why. */
export function RollbackDialog(props: {
  incident: number;
  deployments: readonly { id: string; version: string }[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { run, pending, fields, message } = useAction(decideRollback);
  const [outcome, setOutcome] = useState<Outcome>("ROLLED_BACK");
  const [reason, setReason] = useState("");
  const [deploymentId, setDeploymentId] = useState("");
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title="Rollback first"
      description="Going back is the first response; fix forward only where it is not possible."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const input = { incident: props.incident, outcome, ...(reason && { reason }) };
          run(outcome === "ROLLED_BACK" && deploymentId ? { ...input, deploymentId } : input, () =>
            props.onOpenChange(false),
          );
        }}
      >
        <fieldset className="flex flex-col gap-2 text-sm">
          <legend className="sr-only">What was decided</legend>
          <Choice
            value="ROLLED_BACK"
            chosen={outcome}
            onChoose={setOutcome}
            label="It was rolled back"
          />
          <Choice
            value="NOT_POSSIBLE"
            chosen={outcome}
            onChoose={setOutcome}
            label="A rollback is not possible"
          />
        </fieldset>
        {outcome === "ROLLED_BACK" && props.deployments.length > 0 ? (
          <Field label="Which deployment" error={fields.deploymentId}>
            {(wiring) => (
              <select
                {...wiring}
                value={deploymentId}
                onChange={(event) => setDeploymentId(event.target.value)}
                className={CONTROL}
              >
                <option value="">None of those linked</option>
                {props.deployments.map(({ id, version }) => (
                  <option key={id} value={id}>
                    {version}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ) : null}
        <Field label={outcome === "NOT_POSSIBLE" ? "Why not" : "Note"} error={fields.reason}>
          {(wiring) => (
            <input
              {...wiring}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              className={CONTROL}
              autoComplete="off"
            />
          )}
        </Field>
        <FormError message={Object.keys(fields).length > 0 ? null : message} />
        <Button type="submit" look="primary" pending={pending}>
          Record the decision
        </Button>
      </form>
    </Dialog>
  );
}

function Choice(props: {
  value: Outcome;
  chosen: Outcome;
  onChoose: (value: Outcome) => void;
  label: string;
}) {
  return (
    <label className="flex gap-2">
      <input
        type="radio"
        name="outcome"
        checked={props.chosen === props.value}
        onChange={() => props.onChoose(props.value)}
        className="mt-0.5 size-4 accent-(--accent)"
      />
      {props.label}
    </label>
  );
}
