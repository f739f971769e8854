"use client";
import { useRef, useState } from "react";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { useDraft } from "@/components/ui/draft";
import { FormError } from "@/components/ui/field";
import { useShortcut } from "@/components/ui/shortcut";
import { appendEntry } from "@/lib/timeline/actions";
import type { EntryKind } from "@/lib/timeline/schemas";
import { ComposerExtras, type Extras, NO_EXTRAS } from "./composer-extras";
import { KIND_NAMES } from "./kinds";

/** Where responders write. The text survives a reload; Ctrl or ⌘ with Enter sends it. */
export function Composer({ incident }: { incident: number }) {
  const { run, pending, fields, message } = useAction(appendEntry);
  const draft = useDraft(`composer-${incident}`);
  const [kind, setKind] = useState<EntryKind>("NOTE");
  const [extras, setExtras] = useState<Extras>(NO_EXTRAS);
  const box = useRef<HTMLTextAreaElement>(null);
  useShortcut({ key: "N", label: "Write on the timeline", run: () => box.current?.focus() });

  function send() {
    const { occurredAt, evidenceUrl, keyMoment } = extras;
    const given = { ...(occurredAt && { occurredAt }), ...(evidenceUrl && { evidenceUrl }) };
    run({ incident, kind, body: draft.text, keyMoment, ...given }, () => {
      draft.clear();
      setExtras(NO_EXTRAS);
      box.current?.focus();
    });
  }

  return (
    <form
      className="rounded-md border border-line-strong/60 bg-panel"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={box}
        aria-label="What happened?"
        aria-keyshortcuts="N"
        placeholder="What happened? Markdown works. (N)"
        rows={2}
        value={draft.text}
        onChange={(event) => draft.write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) send();
          if (event.key === "Escape") event.currentTarget.blur();
        }}
        className="field-sizing-content block max-h-72 min-h-16 w-full resize-none rounded-t-md bg-transparent px-3 py-2"
      />
      {fields.body || (message && Object.keys(fields).length === 0) ? (
        <div className="px-3 pb-2">
          <FormError message={fields.body ?? message} />
        </div>
      ) : null}
      <ComposerExtras extras={extras} onChange={setExtras} fields={fields} />
      <div className="flex items-center justify-between gap-2 border-t px-3 py-2">
        <select
          aria-label="Kind of entry"
          value={kind}
          onChange={(event) => setKind(event.target.value as EntryKind)}
          className="h-9 rounded-sm border border-line-strong/60 bg-panel px-2 text-sm"
        >
          {Object.entries(KIND_NAMES).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
        <Button type="submit" look="primary" pending={pending}>
          Add entry
        </Button>
      </div>
    </form>
  );
}
