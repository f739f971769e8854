"use client";
import type { ReactNode } from "react";
import { Popover } from "./popover";

export type FigureInput = string | { readonly name: string; readonly value: ReactNode };

/** A number that explains itself: pressing it shows formula, inputs and what was left out (docs/rules/surface.md, 6). */
export function Figure(props: {
  label: string;
  formula: string;
  inputs: readonly FigureInput[];
  /** What does not count, and why: "2 drills", "1 cancelled incident". */
  leftOut?: readonly string[];
  children: ReactNode;
}) {
  const { label, formula, inputs, leftOut = [] } = props;
  return (
    <Popover
      label={`How ${label.toLowerCase()} is counted`}
      align="end"
      className="w-72 p-4 text-sm"
      trigger={
        <button
          type="button"
          className="tabular rounded-xs underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-accent"
        >
          {props.children}
          <span className="sr-only">, how {label.toLowerCase()} is counted</span>
        </button>
      }
    >
      <p className="font-medium">{label}</p>
      <p className="mt-1 text-ink-soft">{formula}</p>
      {inputs.length > 0 ? (
        <dl className="tabular mt-3 flex flex-col gap-1 border-t pt-3 text-xs">
          {inputs.map(toPair).map(({ name, value }) => (
            <div key={name} className="flex justify-between gap-4">
              <dt className="text-ink-faint">{name}</dt>
              <dd className="text-right">{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {leftOut.length > 0 ? (
        <div className="mt-3 border-t pt-3 text-xs">
          <p className="text-ink-faint">Left out</p>
          <ul className="mt-1">
            {leftOut.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </Popover>
  );
}

/** "Detected: 14:02 UTC" stands in two columns, like a pair given as one. */
function toPair(input: FigureInput): { name: string; value: ReactNode } {
  if (typeof input !== "string") return input;
  const [name = "", ...rest] = input.split(": ");
  return { name, value: rest.join(": ") };
}
