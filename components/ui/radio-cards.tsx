"use client";
import { type ReactNode, useId } from "react";
import { cx } from "./cx";
import { FieldError } from "./field";

export type RadioCard<V extends string> = {
  readonly value: V;
  readonly title: ReactNode;
  readonly text?: ReactNode;
  /** A quiet last line: what the choice entails. */
  readonly foot?: ReactNode;
};

/** One of a few weighty choices, each large enough to read and to hit. Arrow keys move between them. */
export function RadioCards<V extends string>(props: {
  legend: ReactNode;
  name: string;
  cards: readonly RadioCard<V>[];
  value: V | null;
  onChange: (value: V) => void;
  error?: string | undefined;
  columns?: 1 | 2;
}) {
  const errorId = useId();
  const { legend, name, cards, value, onChange, error, columns = 2 } = props;
  return (
    <fieldset
      {...(error && { "aria-describedby": errorId, "aria-invalid": true })}
      className="flex min-w-0 flex-col gap-1"
    >
      <legend className="mb-1 font-medium text-sm">{legend}</legend>
      <div className={cx("grid gap-2", columns === 2 && "sm:grid-cols-2")}>
        {cards.map((card) => (
          <label
            key={card.value}
            className="flex min-h-14 flex-col gap-1 rounded-md border border-line-strong/45 bg-panel px-3 py-2.5 transition-colors duration-150 hover:border-line-strong has-checked:border-accent has-checked:bg-accent-ground has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2"
          >
            <input
              type="radio"
              name={name}
              value={card.value}
              checked={value === card.value}
              onChange={() => onChange(card.value)}
              className="sr-only"
            />
            <span className="font-medium">{card.title}</span>
            {card.text ? <span className="text-ink-soft text-sm">{card.text}</span> : null}
            {card.foot ? <span className="mt-auto text-ink-soft text-xs">{card.foot}</span> : null}
          </label>
        ))}
      </div>
      <FieldError id={errorId} message={error} />
    </fieldset>
  );
}
