"use client";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { CONTROL, Field, FormError } from "@/components/ui/field";
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
  const { run, pending, fields, message, failure } = useAction(reviseEntry);
  const [body, setBody] = useState(item.body);
  const [occurredAt, setOccurredAt] = useState<string | null>(item.occurredAt);
  const [keyMoment, setKeyMoment] = useState(item.keyMoment);
  const [reason, setReason] = useState("");
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
        const moved = occurredAt && occurredAt.slice(0, 16) !== item.occurredAt.slice(0, 16);
        const changes = {
          body,
          keyMoment,
          ...(moved && { occurredAt }),
          ...(reason && { reason }),
        };
        const revision = current ? Math.max(item.revision, current.revision ?? 0) : basedOn;
        run({ incident, entryId: item.id, revision, ...changes }, onDone);
      }}
    >
      <Field label="Text" hideLabel error={fields.body}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={3}
            value={body}
            onChange={(event) => setBody(event.target.value)}
            className={CONTROL}
          />
        )}
      </Field>
      {theirs === undefined ? null : (
        <div className="rounded-sm bg-sunken p-2 text-sm">
          <p className="font-medium">It now says:</p>
          <p className="whitespace-pre-wrap">{theirs}</p>
        </div>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <DateTimeInput
          label="When"
          value={occurredAt}
          onChange={setOccurredAt}
          error={fields.occurredAt}
        />
        <Field label="Why (optional)" error={fields.reason}>
          {(wiring) => (
            <input
              {...wiring}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              className={CONTROL}
            />
          )}
        </Field>
      </div>
      <label className="flex items-center gap-2 text-sm">
        <input
          type="checkbox"
          checked={keyMoment}
          onChange={(event) => setKeyMoment(event.target.checked)}
          className="size-4 accent-(--accent)"
        />
        Key moment
      </label>
      <FormError message={Object.keys(fields).length > 0 ? null : message} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" size="sm" pending={pending}>
          Save
        </Button>
        <Button size="sm" look="ghost" onClick={onDone}>
          Keep as it was
        </Button>
      </div>
    </form>
  );
}
