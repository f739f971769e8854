"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import type { FieldErrors } from "@/lib/platform/core/errors";
import type { Question } from "./questions";

export type Asking = {
  readonly question: Question | null;
  readonly answer: (text: string) => void;
  readonly dismiss: () => void;
  readonly pending: boolean;
  readonly fields: FieldErrors;
  readonly message: string | null;
};

/** The evidence or reason that a change needs. @param props.about what is changed, in words */
export function AskDialog({ asking, about }: { asking: Asking; about: string }) {
  const { question, dismiss } = asking;
  if (!question) return null;
  return (
    <Dialog open onOpenChange={dismiss} title={question.title} description={about}>
      <AskForm asking={asking} question={question} />
    </Dialog>
  );
}

function AskForm({ asking, question }: { asking: Asking; question: Question }) {
  const [text, setText] = useState("");
  const error = asking.fields[question.field];
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        asking.answer(text);
      }}
    >
      <Field label={question.label} hint={question.hint} error={error}>
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
      <FormError message={error ? null : asking.message} />
      <Button type="submit" look="primary" pending={asking.pending}>
        {question.button}
      </Button>
    </form>
  );
}
