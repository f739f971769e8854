"use client";
import { type ReactNode, useId } from "react";

/** The look of everything one can type into. */
export const CONTROL =
  "w-full rounded-sm border border-line-strong/70 bg-panel px-3 py-2 text-base text-ink aria-invalid:border-sev1";

type Wiring = {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
};

/** Label, hint and error around one control; the error stands beside the field and is read with it. */
export function Field(props: {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  hideLabel?: boolean;
  children: (wiring: Wiring) => ReactNode;
}) {
  const id = useId();
  const { label, hint, error, hideLabel = false, children } = props;
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""]
    .filter(Boolean)
    .join(" ");
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className={hideLabel ? "sr-only" : "font-medium text-sm"}>
        {label}
      </label>
      {children({
        id,
        ...(describedBy && { "aria-describedby": describedBy }),
        ...(error && { "aria-invalid": true as const }),
      })}
      {hint ? (
        <p id={`${id}-hint`} className="text-ink-faint text-sm">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="text-sev1 text-sm">
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** A refusal that belongs to no single field. */
export function FormError({ message }: { message: string | null }) {
  return (
    <div role="alert" aria-live="polite">
      {message ? (
        <p className="rounded-sm bg-sev1-ground px-3 py-2 text-ink text-sm">{message}</p>
      ) : null}
    </div>
  );
}
