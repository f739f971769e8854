"use client";
import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cx } from "./cx";

/** The look of everything one can type into. */
export const CONTROL =
  "w-full rounded-sm border border-line-strong/55 bg-panel px-3 py-[7px] text-base text-ink transition-colors duration-150 hover:border-line-strong focus-visible:border-accent focus-visible:outline-offset-0 aria-invalid:border-danger pointer-coarse:min-h-11";

/** What ties a control to its label, hint and error: spread it on the control. */
export type Wiring = {
  readonly id: string;
  readonly "aria-labelledby": string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
  readonly "aria-required"?: true;
};

/** Label, hint and error around one control; the error stands beside the field and is read with it. */
export function Field(props: {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  hideLabel?: boolean;
  className?: string;
  children: (wiring: Wiring) => ReactNode;
}) {
  const id = useId();
  const { label, hint, error, required = false, hideLabel = false, children } = props;
  const describedBy = cx(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`);
  return (
    <div className={cx("flex min-w-0 flex-col gap-1", props.className)}>
      <label
        id={`${id}-label`}
        htmlFor={id}
        className={hideLabel ? "sr-only" : "font-medium text-ink text-sm"}
      >
        {label}
        {required ? (
          <span aria-hidden className="ml-1 text-danger">
            *
          </span>
        ) : null}
      </label>
      {children({
        id,
        "aria-labelledby": `${id}-label`,
        ...(describedBy && { "aria-describedby": describedBy }),
        ...(error && { "aria-invalid": true as const }),
        ...(required && { "aria-required": true as const }),
      })}
      {hint ? (
        <p id={`${id}-hint`} className="text-ink-faint text-sm">
          {hint}
        </p>
      ) : null}
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}

/** What is wrong with one field, in words and with a mark. */
export function FieldError({ id, message }: { id: string; message: string | undefined }) {
  if (!message) return null;
  return (
    <p id={id} className="flex items-start gap-1.5 text-danger text-sm">
      <CircleAlert size={14} aria-hidden className="mt-[3px] shrink-0" />
      {message}
    </p>
  );
}

/** A refusal that belongs to no single field; `problems` lists those that do, in a long form. */
export function FormError(props: { message: string | null; problems?: readonly string[] }) {
  const { message, problems = [] } = props;
  return (
    <div role="alert" className="empty:hidden">
      {message ? (
        <div className="flex gap-2 rounded-sm bg-danger-ground px-3 py-2 text-ink text-sm">
          <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-danger" />
          <div className="min-w-0">
            <p>{message}</p>
            {problems.length > 0 ? (
              <ul className="mt-1 list-disc pl-4 text-ink-soft">
                {problems.map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            ) : null}
          </div>
        </div>
      ) : null}
    </div>
  );
}
