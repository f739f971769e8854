"use client";
import { type RefObject, useRef, useState } from "react";
import { tellWriting, tellWritten } from "@/components/respond/presence/tell";
import { WhoWrites } from "@/components/respond/presence/who-writes";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { makeKey } from "@/components/ui/keys/key";
import { serverTimeMs } from "@/components/ui/time/server-time";
import type { FieldErrors } from "@/lib/platform/core/errors";
import { AppendEntry, type EntryKind } from "@/lib/respond/timeline/schemas";
import { ComposerExtras } from "./composer-extras";
import { KIND_NAMES } from "./kinds";
import { putInOutbox } from "./outbox-store";
import type { EntryDraft } from "./use-entry-draft";

/**
 * Where responders write. What they send is safe in this browser at once and goes its own way, so the
 * box is free for the next line whatever the network does. Ctrl or ⌘ with Enter sends.
 */
export function Composer(props: {
  incident: number;
  userId: string;
  draft: EntryDraft;
  box: RefObject<HTMLTextAreaElement | null>;
}) {
  const { incident, userId, draft, box } = props;
  const { text, kind, extras } = draft;
  const [fields, setFields] = useState<FieldErrors>({});
  const lastQueued = useRef(0);

  function send() {
    const { evidenceUrl, keyMoment } = extras;
    const occurredAt = extras.occurredAt ?? new Date(serverTimeMs()).toISOString();
    const content = { kind, body: text, occurredAt, keyMoment };
    const refused = problemsOf({ incident, ...content, ...(evidenceUrl && { evidenceUrl }) });
    setFields(refused);
    box.current?.focus();
    if (Object.keys(refused).length > 0) return;
    // Two entries within a millisecond still go in the order of writing.
    lastQueued.current = Math.max(Date.now(), lastQueued.current + 1);
    void putInOutbox({
      ...content,
      incident,
      userId,
      key: makeKey(),
      evidenceUrl: evidenceUrl || null,
      queuedAt: lastQueued.current,
      state: "WAITING",
      problem: null,
      attempts: 0,
    });
    draft.clear();
    tellWritten(incident, "timeline");
  }

  return (
    <form
      className="dock-composer rounded-md border border-line-strong/60 bg-panel"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={box}
        aria-label="What happened?"
        aria-keyshortcuts="N"
        placeholder="What happened?"
        rows={2}
        value={text}
        onChange={(event) => {
          draft.write(event.target.value);
          tellWriting(incident, "timeline");
        }}
        onBlur={() => tellWritten(incident, "timeline")}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) send();
          if (event.key === "Escape") event.currentTarget.blur();
        }}
        className="dock-box field-sizing-content block max-h-72 min-h-16 w-full resize-none rounded-t-md bg-transparent px-3 py-2"
      />
      {fields.body ? (
        <div className="px-3 pb-2">
          <FormError message={fields.body} />
        </div>
      ) : null}
      <ComposerExtras extras={extras} onChange={draft.setExtras} fields={fields} />
      <div className="dock-more flex items-center justify-between gap-2 border-t px-3 py-2">
        <select
          aria-label="Kind of entry"
          value={kind}
          onChange={(event) => draft.setKind(event.target.value as EntryKind)}
          className="h-9 rounded-sm border border-line-strong/60 bg-panel px-2 text-sm"
        >
          {Object.entries(KIND_NAMES).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
        <span className="mr-auto min-w-0 truncate text-ink-faint text-xs">
          <WhoWrites incident={incident} userId={userId} place="timeline">
            <span className="hidden 2xl:inline">
              Markdown works. N to write, Ctrl Enter to add.
            </span>
          </WhoWrites>
        </span>
        <Button type="submit" look="primary">
          Add entry
        </Button>
      </div>
    </form>
  );
}

/** What the server would refuse for its shape, said before the words leave the box. */
function problemsOf(content: unknown): FieldErrors {
  const { error } = AppendEntry.safeParse(content);
  return Object.fromEntries(error?.issues.map(({ path, message }) => [path[0], message]) ?? []);
}
