"use client";
import { TextField } from "@/components/ui/form/fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { useDrafted } from "@/components/ui/form/use-drafted";
import type { FieldErrors } from "@/lib/platform/core/errors";
import type { Question } from "./questions";

export type Asking = {
  /** What is changed: an item's id, or a word for many. */
  readonly key: string;
  readonly question: Question | null;
  readonly dismiss: () => void;
  readonly run: (answer: { readonly text: string }, onDone?: (result: undefined) => void) => void;
  readonly pending: boolean;
  readonly fields: FieldErrors;
  readonly message: string | null;
  readonly clear: () => void;
};

/** The evidence or reason that a change needs. @param props.about what is changed, in words */
export function AskDialog({ asking, about }: { asking: Asking; about: string }) {
  const { question } = asking;
  if (!question) return null;
  return <Ask key={question.title} asking={asking} question={question} about={about} />;
}

function Ask(props: { asking: Asking; question: Question; about: string }) {
  const { question } = props;
  const { key, dismiss, question: _, fields, ...sending } = props.asking;
  // The field is called by what the change calls it; here it is the one text.
  const error = fields[question.field];
  const form = useDrafted(
    { ...sending, fields: error === undefined ? {} : { text: error } },
    `item-${key}-${question.title}`,
    { text: "" },
  );
  return (
    <FormDialog
      open
      onOpenChange={dismiss}
      title={question.title}
      description={props.about}
      form={form}
      onSubmit={() => form.run(form.values)}
      button={question.button}
    >
      <TextField form={form} name="text" label={question.label} hint={question.hint} />
    </FormDialog>
  );
}
