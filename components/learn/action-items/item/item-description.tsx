"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CONTROL, Field } from "@/components/ui/field";
import { useDraft } from "@/components/ui/form/draft";
import { Markdown } from "@/components/ui/text/markdown";
import type { FieldProps } from "./item-fields";

/** What is to be done, in full; it turns into a field to write in. */
export function ItemDescription({ item, edit, disabledReason }: FieldProps) {
  const [editing, setEditing] = useState(false);
  return (
    <section aria-labelledby="description">
      <div className="flex items-center justify-between gap-3">
        <h2 id="description" className="font-medium">
          Description
        </h2>
        {editing ? null : (
          <Button
            size="sm"
            look="ghost"
            disabledReason={disabledReason}
            onClick={() => setEditing(true)}
          >
            {item.description ? "Edit" : "Write one"}
          </Button>
        )}
      </div>
      <div className="mt-2">
        {editing ? (
          <DescriptionForm item={item} edit={edit} onDone={() => setEditing(false)} />
        ) : item.description ? (
          <Markdown text={item.description} />
        ) : (
          <p className="text-ink-faint text-sm">The title says it all so far.</p>
        )}
      </div>
    </section>
  );
}

function DescriptionForm(props: {
  item: FieldProps["item"];
  edit: FieldProps["edit"];
  onDone: () => void;
}) {
  const { item, edit, onDone } = props;
  const draft = useDraft(`action-item:${item.id}:description`, item.description);
  function end() {
    draft.clear();
    onDone();
  }
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        edit.change({ description: draft.text }, end);
      }}
    >
      <Field label="Description" hideLabel hint="Markdown.">
        {(wiring) => (
          <textarea
            {...wiring}
            // biome-ignore lint/a11y/noAutofocus: somebody has just asked to write here
            autoFocus
            rows={6}
            value={draft.text}
            onChange={(event) => draft.write(event.target.value)}
            className={CONTROL}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" look="primary" pending={edit.pending}>
          Save
        </Button>
        <Button onClick={end}>Cancel</Button>
      </div>
    </form>
  );
}
