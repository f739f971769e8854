"use client";
import { Pencil } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import { CONTROL } from "@/components/ui/field";

/**
 * A value that becomes a field where it stands: Enter or leaving it saves, Escape leaves it as it was.
 * @param props.label what is edited: "title of AI-7"
 * @param props.display the value to press on; without it, a pencil stands after what is shown elsewhere
 */
export function InlineEdit(props: {
  label: string;
  value: string;
  type: "text" | "date" | "url";
  display?: ReactNode;
  className?: string;
  disabledReason: string | null;
  onSave: (value: string) => void;
}) {
  const { label, value, display, disabledReason } = props;
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const goesBack = useRef(false);
  useEffect(() => {
    if (!editing && goesBack.current) button.current?.focus({ preventScroll: true });
    goesBack.current = false;
  }, [editing]);
  function end(next: string, byKey: boolean) {
    goesBack.current = byKey;
    setEditing(false);
    if (next !== value) props.onSave(next);
  }
  if (editing) return <EditField {...props} onEnd={end} />;
  return (
    <button
      ref={button}
      type="button"
      aria-label={`Edit ${label}`}
      aria-disabled={disabledReason !== null || undefined}
      title={disabledReason ?? undefined}
      onClick={() => disabledReason === null && setEditing(true)}
      className={cx(
        "rounded-sm text-left hover:bg-sunken",
        display === undefined
          ? "inline-grid size-6 shrink-0 place-items-center text-ink-faint opacity-60 hover:opacity-100 focus-visible:opacity-100 pointer-coarse:size-9"
          : "border border-transparent px-1.5 py-1 hover:border-line-strong/45 pointer-coarse:min-h-9",
        disabledReason !== null && "cursor-not-allowed",
        props.className,
      )}
    >
      {display ?? <Pencil size={13} aria-hidden />}
    </button>
  );
}

function EditField(props: {
  label: string;
  value: string;
  type: "text" | "date" | "url";
  onEnd: (next: string, byKey: boolean) => void;
}) {
  const { label, value, type, onEnd } = props;
  const field = useRef<HTMLInputElement>(null);
  // A field that goes away is also left: that must not save once more.
  const ended = useRef(false);
  useEffect(() => field.current?.focus(), []);
  function press(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    ended.current = true;
    onEnd(event.key === "Enter" ? event.currentTarget.value.trim() : value, true);
  }
  return (
    <input
      ref={field}
      type={type}
      aria-label={capital(label)}
      defaultValue={value}
      onKeyDown={press}
      onBlur={(event) => {
        if (!ended.current) onEnd(event.target.value.trim(), false);
      }}
      className={cx(CONTROL, "min-w-0 py-1")}
      autoComplete="off"
    />
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
