"use client";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "./button";
import { Dialog, DialogActions } from "./dialog";
import { Field, FormError } from "./field";
import { Textarea } from "./textarea";

/**
 * Asks once before something weighty, and names the thing in its title. With `reasonLabel` it also asks
 * why, and passes the answer on; the text stays when the action is refused.
 */
export function ConfirmDialog(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  /** What the button does: "Remove entry", not "OK". */
  confirm: string;
  tone?: "primary" | "danger";
  reasonLabel?: string;
  reasonHint?: string;
  reasonError?: string | undefined;
  error?: string | null;
  pending?: boolean;
  onConfirm: (reason: string) => void;
  children?: ReactNode;
}) {
  const [reason, setReason] = useState("");
  const { onOpenChange, reasonLabel, pending = false, tone = "danger" } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onConfirm(reason.trim());
  };
  return (
    <Dialog
      open={props.open}
      onOpenChange={onOpenChange}
      title={props.title}
      {...(props.description !== undefined && { description: props.description })}
    >
      <form onSubmit={submit} className="flex flex-col gap-4">
        {props.children}
        {reasonLabel ? (
          <Field label={reasonLabel} hint={props.reasonHint} error={props.reasonError} required>
            {(wiring) => (
              <Textarea
                {...wiring}
                name="reason"
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        ) : null}
        <FormError message={props.error ?? null} />
        <DialogActions>
          <Button type="submit" look={tone} pending={pending}>
            {props.confirm}
          </Button>
          <Button onClick={() => onOpenChange(false)}>Keep as it is</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
