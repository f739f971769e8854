"use client";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { removeEntry } from "@/lib/respond/timeline/actions";
import type { TimelineItem } from "@/lib/respond/timeline/view";

export function RemoveEntry(props: { incident: number; item: TimelineItem; onClose: () => void }) {
  const { run, pending, fields, message } = useAction(removeEntry);
  const [reason, setReason] = useState("");
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title="Remove this entry"
      description="It is struck through and stays readable, with your reason."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          run({ incident: props.incident, entryId: props.item.id, reason }, props.onClose);
        }}
      >
        <Field label="Why" error={fields.reason}>
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
        <Button type="submit" look="danger" pending={pending}>
          Remove entry
        </Button>
      </form>
    </Dialog>
  );
}
