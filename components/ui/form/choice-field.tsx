"use client";
import { useId } from "react";
import { cx } from "@/components/ui/cx";
import { FieldError } from "@/components/ui/field";
import type { Drafted, Values } from "./use-drafted";

type Choice = { readonly value: string; readonly name: string; readonly hint?: string };

/** One of a few that are worth reading: each with its name, and a line that says when to take it. */
export function ChoiceField<T extends Values>(props: {
  form: Drafted<T>;
  name: keyof T & string;
  label: string;
  choices: readonly Choice[];
  /** Where a choice changes more than itself. */
  onChoose?: (value: string) => void;
}) {
  const { form, name, label, choices } = props;
  const id = useId();
  const error = form.fields[name];
  const choose =
    props.onChoose ?? ((value: string) => form.set({ [name]: value } as unknown as Partial<T>));
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined} className="min-w-0">
      <legend className="mb-1 font-medium text-ink text-sm">{label}</legend>
      <div className="grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(12rem,1fr))]">
        {choices.map(({ value, name: words, hint }) => (
          <label
            key={value}
            className={cx(
              "flex gap-2 rounded-md border px-3 py-2 text-sm",
              form.values[name] === value
                ? "border-accent bg-accent-ground"
                : "border-line-strong/55 hover:border-line-strong",
            )}
          >
            <input
              type="radio"
              name={`${id}-${name}`}
              value={value}
              checked={form.values[name] === value}
              onChange={() => choose(value)}
              className="mt-0.5 size-4 shrink-0 accent-(--accent)"
            />
            <span className="min-w-0">
              <span className="block font-medium">{words}</span>
              {hint ? <span className="block text-ink-soft">{hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`} message={error} />
    </fieldset>
  );
}
