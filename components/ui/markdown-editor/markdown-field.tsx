"use client";
import { lazy, Suspense } from "react";
import type { FieldProps } from "./field-props";
import { PlainField } from "./plain-field";

/** Loaded when somebody begins to write. Without a network one can still write, in plain text. */
const Editor = lazy(() => import("./markdown-editor").catch(() => ({ default: PlainField })));

/** A field for Markdown that shows what the text means while it stays text. */
export function MarkdownField(props: FieldProps) {
  return (
    <Suspense
      fallback={
        <p className="min-h-28 whitespace-pre-wrap rounded-sm border px-3 py-2 text-base leading-6">
          {props.text}
        </p>
      }
    >
      <Editor {...props} />
    </Suspense>
  );
}
