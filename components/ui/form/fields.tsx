"use client";
import type { ComponentProps, ReactNode } from "react";
import { CONTROL, Field } from "@/components/ui/field";
import type { Drafted, Values } from "./use-drafted";

type FieldProps<T extends Values> = {
  form: Drafted<T>;
  /** The field of the form, by its name in the input. */
  name: keyof T & string;
  label: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  /** Where what stands around says it already; it is read all the same. */
  hideLabel?: boolean;
};

/** One line of text. */
export function TextField<T extends Values>(
  props: FieldProps<T> & Pick<ComponentProps<"input">, "type" | "placeholder" | "inputMode">,
) {
  const { form, name, type = "text", placeholder, inputMode } = props;
  return (
    <Field {...around(props)}>
      {(wiring) => (
        <input
          {...wiring}
          type={type}
          placeholder={placeholder}
          inputMode={inputMode}
          value={String(form.values[name] ?? "")}
          onChange={(event) => write(form, name, event.target.value)}
          className={CONTROL}
          autoComplete="off"
        />
      )}
    </Field>
  );
}

/** The reason of a change, which the record keeps. */
export function ReasonField<T extends Values & { readonly reason: string }>(props: {
  form: Drafted<T>;
  label?: string;
  hint?: string;
  placeholder?: string;
}) {
  const { label = "Why", ...rest } = props;
  return <TextField {...rest} name="reason" label={label} />;
}

/** Several lines of text. */
export function LongTextField<T extends Values>(props: FieldProps<T> & { rows: number }) {
  const { form, name, rows } = props;
  return (
    <Field {...around(props)}>
      {(wiring) => (
        <textarea
          {...wiring}
          rows={rows}
          value={String(form.values[name] ?? "")}
          onChange={(event) => write(form, name, event.target.value)}
          className={CONTROL}
        />
      )}
    </Field>
  );
}

/** One of a few: pairs of a value and its name. */
export function SelectField<T extends Values>(
  props: FieldProps<T> & { choices: readonly (readonly [string, string])[] },
) {
  const { form, name, choices } = props;
  return (
    <Field {...around(props)}>
      {(wiring) => (
        <select
          {...wiring}
          value={String(form.values[name] ?? "")}
          onChange={(event) => write(form, name, event.target.value)}
          className={CONTROL}
        >
          {choices.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Yes or no. */
export function CheckField<T extends Values>(props: {
  form: Drafted<T>;
  name: keyof T & string;
  children: ReactNode;
}) {
  const { form, name } = props;
  return (
    <label className="flex gap-2 text-sm">
      <input
        type="checkbox"
        checked={form.values[name] === true}
        onChange={(event) => write(form, name, event.target.checked)}
        className="mt-0.5 size-4 accent-(--accent)"
      />
      <span>{props.children}</span>
    </label>
  );
}

function write<T extends Values>(form: Drafted<T>, name: keyof T, value: string | boolean): void {
  form.set({ [name]: value } as Partial<T>);
}

function around<T extends Values>(props: FieldProps<T>) {
  const { form, name, label, hint, required = false, hideLabel = false } = props;
  const error = form.fields[name];
  return { label, error, required, hideLabel, ...(hint !== undefined && { hint }) };
}
