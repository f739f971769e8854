"use client";
import type { FormEvent } from "react";
import { toast } from "sonner";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { chooseMail } from "@/lib/tell/notifications/actions";
import {
  MAIL_CHOICES,
  type MailChoice,
  type MailChoices,
  nameOfKind,
} from "@/lib/tell/notifications/mail-choice-rules";
import { NOTIFICATION_KINDS } from "@/lib/tell/notifications/news";

const CHOICES: Readonly<Record<MailChoice, string>> = {
  AT_ONCE: "At once",
  ROLLED_UP: "Rolled up",
  OFF: "No mail",
};

/** When each kind is mailed. In Muster itself one is always told. */
export function MailChoicesForm({ mail }: { mail: MailChoices }) {
  const saving = useAction(chooseMail);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const chosen = NOTIFICATION_KINDS.map((kind) => [
      kind,
      MAIL_CHOICES.find((choice) => choice === form.get(kind)) ?? mail[kind],
    ]);
    saving.run({ mail: Object.fromEntries(chosen) }, () => toast.success("Your choices are kept."));
  }

  return (
    <form onSubmit={submit} className="flex max-w-2xl flex-col gap-4">
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {NOTIFICATION_KINDS.map((kind) => (
          <Field key={kind} label={nameOfKind(kind)}>
            {(wiring) => (
              <select {...wiring} name={kind} defaultValue={mail[kind]} className={CONTROL}>
                {MAIL_CHOICES.map((choice) => (
                  <option key={choice} value={choice}>
                    {CHOICES[choice]}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ))}
      </div>
      <FormError message={saving.message} />
      <div>
        <Button type="submit" look="primary" pending={saving.pending}>
          Save
        </Button>
      </div>
    </form>
  );
}
