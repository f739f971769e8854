"use client";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { CheckField, LongTextField, ReasonField } from "@/components/ui/form/fields";
import { Restored } from "@/components/ui/form/form";
import { useDrafted } from "@/components/ui/form/use-drafted";
import { DateTimeInput } from "@/components/ui/time/date-time-input";
import { reviseEntry } from "@/lib/respond/timeline/actions";
import type { TimelineItem } from "@/lib/respond/timeline/view";

/** Edits in place; what somebody else wrote meanwhile is shown, never overwritten. */
export function EditEntry({
  incident,
  item,
  onDone,
}: {
  incident: number;
  item: TimelineItem;
  onDone: () => void;
}) {
  const form = useDrafted(useAction(reviseEntry), `edit-${item.id}`, {
    body: item.body,
    occurredAt: item.occurredAt as string | null,
    keyMoment: item.keyMoment,
    reason: "",
  });
  const { run, pending, fields, message, failure, values } = form;
  // What the text was taken from; the page behind goes on changing.
  const [basedOn] = useState(item.revision);
  const current =
    failure?.code === "CONFLICT"
      ? (failure.current as { body?: string; revision?: number } | undefined)
      : undefined;
  const theirs = current?.body;

  return (
    <form
      className="mt-2 flex flex-col gap-3 rounded-md border p-3"
      onSubmit={(event) => {
        event.preventDefault();
        const { occurredAt, reason, ...rest } = values;
        const moved = occurredAt !== null && occurredAt !== item.occurredAt;
        const changes = { ...rest, ...(moved && { occurredAt }), ...(reason && { reason }) };
        const revision = current ? Math.max(item.revision, current.revision ?? 0) : basedOn;
        run({ incident, entryId: item.id, revision, ...changes }, onDone);
      }}
    >
      {form.isRestored ? <Restored onStartOver={form.startOver} /> : null}
      <LongTextField form={form} name="body" label="Text" hideLabel rows={3} />
      {theirs === undefined ? null : (
        <div className="rounded-sm bg-sunken p-2 text-sm">
          <p className="font-medium">It now says:</p>
          <p className="whitespace-pre-wrap">{theirs}</p>
        </div>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <DateTimeInput
          label="When"
          value={values.occurredAt}
          onChange={(occurredAt) => form.set({ occurredAt })}
          error={fields.occurredAt}
        />
        <ReasonField form={form} label="Why (optional)" />
      </div>
      <CheckField form={form} name="keyMoment">
        Key moment
      </CheckField>
      <FormError message={Object.keys(fields).length > 0 ? null : message} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" size="sm" pending={pending}>
          Save
        </Button>
        <Button
          size="sm"
          look="ghost"
          onClick={() => {
            form.startOver();
            onDone();
          }}
        >
          Keep as it was
        </Button>
      </div>
    </form>
  );
}
