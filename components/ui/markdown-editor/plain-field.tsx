"use client";
import { useEffect, useImperativeHandle, useRef } from "react";
import type { FieldProps } from "./field-props";

/** The same field without its editor, for when that cannot be fetched. */
export function PlainField(props: FieldProps) {
  const { label, text, placeholder, selected, takesFocus, onWrite, onBlur, onLeave, ref } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => ({
    replace: (next) => {
      if (!field.current) return;
      field.current.value = next;
      onWrite(next);
    },
  }));
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  useEffect(() => {
    if (!selected) return;
    field.current?.focus();
    field.current?.setSelectionRange(selected.start, selected.end);
  }, [selected]);
  return (
    <textarea
      ref={field}
      aria-label={label}
      defaultValue={text}
      placeholder={placeholder}
      onChange={(event) => onWrite(event.target.value)}
      onBlur={onBlur}
      onKeyDown={(event) => {
        if (event.key === "Escape") onLeave();
      }}
      className="field-sizing-content min-h-28 w-full resize-none rounded-sm border border-line-strong/70 bg-transparent px-3 py-2 text-base leading-6"
    />
  );
}
