"use client";
import { useEffect, useId, useRef } from "react";
import { FieldError } from "@/components/ui/field";
import type { FieldHandle } from "@/components/ui/markdown-editor/field-props";
import { MarkdownField } from "@/components/ui/markdown-editor/markdown-field";

const NO_MARKS: readonly never[] = [];

/** The text of a runbook, in Markdown. */
export function BodyField(props: {
  text: string;
  /** Whether the text was found from an earlier visit. */
  isRestored: boolean;
  onWrite: (text: string) => void;
  error: string | undefined;
}) {
  const { text, isRestored, onWrite, error } = props;
  const field = useRef<FieldHandle>(null);
  const after = useRef<HTMLSpanElement>(null);
  const errorId = useId();
  // A draft that was found in the browser is put in once; from then on the field holds its own text.
  const restored = isRestored ? text : null;
  useEffect(() => {
    if (restored !== null) field.current?.replace(restored);
  }, [restored]);
  return (
    <div className="flex flex-col gap-1">
      <p className="font-medium text-sm">Steps</p>
      <MarkdownField
        ref={field}
        label="Steps"
        text={text}
        placeholder={"1. Look at …\n2. If …, do …"}
        marks={NO_MARKS}
        selected={null}
        takesFocus={false}
        onWrite={onWrite}
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
