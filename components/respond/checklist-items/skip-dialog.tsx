"use client";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { setChecklistItem } from "@/lib/respond/checklist-items/actions";

export function SkipDialog(props: {
  incident: number;
  item: { id: string; text: string };
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { run, pending, fields, message } = useAction(setChecklistItem);
  const [reason, setReason] = useState("");
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title="Leave out a step"
      description={props.item.text}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          run(
            {
              incident: props.incident,
              itemId: props.item.id,
              state: "SKIPPED",
              ...(reason && { reason }),
            },
            () => props.onOpenChange(false),
          );
        }}
      >
        <Field label="Why it does not apply" error={fields.reason}>
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
          Skip this step
        </Button>
      </form>
    </Dialog>
  );
}
