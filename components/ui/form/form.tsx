"use client";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonLook, ButtonSize } from "@/components/ui/button-look";
import { FormError } from "@/components/ui/field";
import type { Drafted, Values } from "./use-drafted";

export type FormProps<T extends Values> = {
  form: Drafted<T>;
  onSubmit: () => void;
  /** What the button does, in its own words: "Change severity". */
  button: string;
  look?: ButtonLook;
  size?: ButtonSize;
  /** Why it cannot be sent yet. */
  disabledReason?: string | null;
  children: ReactNode;
};

/** Fields under each other, what was refused, and the one button. */
export function Form<T extends Values>(props: FormProps<T>) {
  const { form, look = "primary", size = "md", disabledReason = null } = props;
  const isBesideField = Object.keys(form.fields).length > 0;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      {form.isRestored ? <Restored onStartOver={form.startOver} /> : null}
      {props.children}
      <FormError message={isBesideField ? null : form.message} />
      <Button
        type="submit"
        look={look}
        size={size}
        pending={form.pending}
        disabledReason={disabledReason}
      >
        {props.button}
      </Button>
    </form>
  );
}

/** Says that what stands in a form was found from an earlier visit, and offers to begin anew. */
export function Restored({ onStartOver }: { onStartOver: () => void }) {
  return (
    <p role="status" className="text-ink-soft text-sm">
      You typed this before and did not send it.{" "}
      <button type="button" onClick={onStartOver} className="text-accent-ink underline">
        Start over
      </button>
    </p>
  );
}
