"use client";
import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { FormError } from "./field";

/** Asks once before something that cannot be undone: the title names it, the text says what follows. */
export function Confirm(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  children: ReactNode;
  /** What the button does, in its own words: "Revoke the token". */
  doIt: string;
  pending: boolean;
  message: string | null;
  onConfirm: () => void;
}) {
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title={props.title}>
      <div className="flex flex-col gap-4">
        <div className="text-ink-soft">{props.children}</div>
        <FormError message={props.message} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => props.onOpenChange(false)}>Keep it as it is</Button>
          <Button look="danger" pending={props.pending} onClick={props.onConfirm}>
            {props.doIt}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
