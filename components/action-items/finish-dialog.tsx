"use client";
import { useState } from "react";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { editActionItem } from "@/lib/action-items/actions";
import type { ActionItemView } from "@/lib/action-items/view";

/** The evidence that closes an item, or the reason it will not be done. */
export function FinishDialog(props: {
  item: ActionItemView;
  state: "DONE" | "WONT_DO" | null;
  onClose: () => void;
}) {
  const { item, state, onClose } = props;
  const { run, pending, fields, message } = useAction(editActionItem);
  const [text, setText] = useState("");
  const isDone = state === "DONE";
  const error = isDone ? fields.evidence : fields.reason;
  return (
    <Dialog
      open={state !== null}
      onOpenChange={onClose}
      title={isDone ? "Done" : "Won't do"}
      description={item.title}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const target = { actionItemId: item.id, version: item.version };
          run(
            isDone
              ? { ...target, state: "DONE", evidence: text }
              : { ...target, state: "WONT_DO", ...(text && { reason: text }) },
            onClose,
          );
        }}
      >
        <Field
          label={isDone ? "Evidence" : "Why not"}
          hint={isDone ? "A link or a note that shows it." : "It stays with the item."}
          error={error}
        >
          {(wiring) => (
            <input
              {...wiring}
              value={text}
              onChange={(event) => setText(event.target.value)}
              className={CONTROL}
              autoComplete="off"
            />
          )}
        </Field>
        <FormError message={error ? null : message} />
        <Button type="submit" look="primary" pending={pending}>
          {isDone ? "Mark as done" : "Close without doing it"}
        </Button>
      </form>
    </Dialog>
  );
}
