"use client";
import { type TextareaHTMLAttributes, useEffect, useRef } from "react";
import { cx } from "@/components/ui/cx";
import type { Remark } from "@/lib/postmortems/blameless-rules";

type Props = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "value" | "className"> & {
  value: string;
  remarks: readonly Remark[];
  /** A phrase to select and bring into view; a new object selects it again. */
  selected: Remark | null;
};

/** The same box and type for the field and its mirror, so that every letter stands on its twin. */
const LINES =
  "field-sizing-content min-h-28 w-full whitespace-pre-wrap break-words rounded-sm border px-3 py-2 text-base leading-6";

/**
 * A text field with quiet wavy underlines. They are drawn on a mirror behind the field, hidden from
 * assistive technology: there the list under the field says the same.
 */
export function MarkedTextarea({ value, remarks, selected, ...rest }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!selected) return;
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(selected.start, selected.end);
    const mark = mirror.current?.querySelector(`[data-start="${selected.start}"]`);
    (mark ?? field.current)?.scrollIntoView({ block: "center" });
  }, [selected]);
  return (
    <div className="relative grid">
      <div
        ref={mirror}
        aria-hidden
        className={cx(
          LINES,
          "pointer-events-none border-transparent text-transparent [grid-area:1/1]",
        )}
      >
        {piecesOf(value, remarks)}
        {"\n"}
      </div>
      <textarea
        {...rest}
        ref={field}
        value={value}
        className={cx(
          LINES,
          "relative resize-none overflow-hidden border-line-strong/70 bg-transparent [grid-area:1/1]",
        )}
      />
    </div>
  );
}

function piecesOf(text: string, remarks: readonly Remark[]) {
  let at = 0;
  const pieces = remarks.flatMap(({ start, end }) => {
    const before = text.slice(at, start);
    at = end;
    return [
      before,
      <span
        key={start}
        data-start={start}
        className="underline decoration-warn decoration-wavy decoration-1 underline-offset-4"
      >
        {text.slice(start, end)}
      </span>,
    ];
  });
  return [...pieces, text.slice(at)];
}
