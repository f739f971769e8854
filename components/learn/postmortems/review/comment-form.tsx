"use client";
import type { z } from "zod";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { useDraft } from "@/components/ui/form/draft";
import type { Action } from "@/lib/people/entrance/action";

/** One comment, kept in this browser until it is sent. `target` says where it belongs. */
export function CommentForm<T extends object>(props: {
  draftKey: string;
  label: string;
  action: Action<z.ZodType<unknown, T & { body: string }>, unknown>;
  target: T;
  onDone: () => void;
}) {
  const { run, pending, fields, message } = useAction(props.action);
  const draft = useDraft(props.draftKey);
  const send = () =>
    run({ ...props.target, body: draft.text }, () => {
      draft.clear();
      props.onDone();
    });
  return (
    <form
      className="flex w-full flex-col items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Field
        label={props.label}
        hint="Markdown. @ and the first part of somebody's e-mail address tells them."
        error={fields.body}
        className="w-full"
      >
        {(wiring) => (
          <textarea
            {...wiring}
            rows={3}
            // Opened by a press on its button: that is where one goes on.
            // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
            autoFocus
            value={draft.text}
            onChange={(event) => draft.write(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                if (!pending) send();
              }
            }}
            className={CONTROL}
          />
        )}
      </Field>
      <FormError message={fields.body ? null : message} />
      <div className="flex gap-2">
        <Button type="submit" size="sm" look="primary" pending={pending}>
          Send
        </Button>
        <Button size="sm" look="ghost" onClick={props.onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
