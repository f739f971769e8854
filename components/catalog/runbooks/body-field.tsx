"use client";
import { useEffect, useId, useRef } from "react";
import type { useDraft } from "@/components/ui/draft";
import { FieldError } from "@/components/ui/field";
import type { FieldHandle } from "@/components/ui/markdown-editor/field-props";
import { MarkdownField } from "@/components/ui/markdown-editor/markdown-field";

const NO_MARKS: readonly never[] = [];

/** The text of a runbook, in Markdown. */
export function BodyField(props: {
  draft: ReturnType<typeof useDraft>;
  error: string | undefined;
}) {
  const { draft, error } = props;
  const field = useRef<FieldHandle>(null);
  const after = useRef<HTMLSpanElement>(null);
  const errorId = useId();
  // A draft that was found in the browser is put in once; from then on the field holds its own text.
  const restored = draft.isRestored ? draft.text : null;
  useEffect(() => {
    if (restored !== null) field.current?.replace(restored);
  }, [restored]);
  return (
    <div className="flex flex-col gap-1">
      <p className="font-medium text-sm">Steps</p>
      <MarkdownField
        ref={field}
        label="Steps"
        text={draft.text}
        placeholder={"1. Look at …\n2. If …, do …"}
        marks={NO_MARKS}
        selected={null}
        takesFocus={false}
        onWrite={draft.write}
        onBlur={() => undefined}
        onLeave={() => after.current?.focus()}
      />
      <span ref={after} tabIndex={-1} className="text-ink-faint text-sm">
        Markdown. A numbered list, one step a line; commands in `code`.
      </span>
      <FieldError id={errorId} message={error} />
    </div>
  );
}
