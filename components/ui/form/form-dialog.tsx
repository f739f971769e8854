"use client";
import type { ReactNode } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Form, type FormProps } from "./form";
import type { Values } from "./use-drafted";

/** A dialog with one form in it. Closing it keeps what was typed, and lets go of what was refused. */
export function FormDialog<T extends Values>(
  props: FormProps<T> & {
    open: boolean;
    onOpenChange: (open: boolean) => void;
    title: string;
    description?: ReactNode;
  },
) {
  const { open, onOpenChange, title, description, ...form } = props;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) form.form.dismiss();
        onOpenChange(next);
      }}
      title={title}
      {...(description !== undefined && { description })}
    >
      <Form {...form} />
    </Dialog>
  );
}
