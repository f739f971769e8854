"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import type { FieldErrors } from "@/lib/platform/core/errors";
import type { WebhookEventType } from "@/lib/tell/webhooks/event-rules";
import { EventChoice } from "./event-choice";

export type WebhookDraft = {
  readonly name: string;
  readonly url: string;
  readonly eventTypes: WebhookEventType[];
};

const NOTHING_CHOSEN = "Choose at least one event, or all of them.";

/** Name, address and choice of events; for a new webhook and an old one alike. */
export function WebhookForm(props: {
  start: WebhookDraft;
  submitLabel: string;
  pending: boolean;
  fields: FieldErrors;
  message: string | null;
  onSubmit: (draft: WebhookDraft) => void;
}) {
  const { start, pending, fields, message } = props;
  const [chosen, setChosen] = useState<ReadonlySet<WebhookEventType> | null>(
    start.eventTypes.length > 0 ? new Set(start.eventTypes) : null,
  );
  const [isUnchosen, setUnchosen] = useState(false);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    // For the API, an empty list means all; somebody who unticks everything means nothing.
    setUnchosen(chosen?.size === 0);
    if (chosen?.size === 0) return;
    const text = (field: string) => String(form.get(field) ?? "");
    props.onSubmit({ name: text("name"), url: text("url"), eventTypes: [...(chosen ?? [])] });
  }

  return (
    <form className="flex flex-col gap-4" onSubmit={submit} noValidate>
      <Field label="Name" error={fields.name}>
        {(wiring) => (
          <input
            {...wiring}
            name="name"
            defaultValue={start.name}
            placeholder="Paging bridge"
            className={CONTROL}
            autoComplete="off"
          />
        )}
      </Field>
      <Field
        label="Address"
        hint="Where Muster posts to, by https or http. It stays among admins."
        error={fields.url}
      >
        {(wiring) => (
          <input
            {...wiring}
            name="url"
            type="url"
            inputMode="url"
            defaultValue={start.url}
            placeholder="https://hooks.example.org/muster"
            className={CONTROL}
            autoComplete="off"
          />
        )}
      </Field>
      <EventChoice
        chosen={chosen}
        onChange={setChosen}
        error={isUnchosen && chosen?.size === 0 ? NOTHING_CHOSEN : fields.eventTypes}
      />
      <FormError message={Object.keys(fields).length > 0 ? null : message} />
      <Button type="submit" look="primary" pending={pending}>
        {props.submitLabel}
      </Button>
    </form>
  );
}
