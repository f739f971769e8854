"use client";
import { Popover } from "radix-ui";
import type { ReactNode } from "react";

/** A number that explains itself: pressing it shows formula and inputs (LOOK principle 6). */
export function Figure(props: {
  label: string;
  formula: string;
  inputs: readonly string[];
  children: ReactNode;
}) {
  return (
    <Popover.Root>
      <Popover.Trigger className="tabular rounded-sm underline decoration-line-strong decoration-dotted underline-offset-4">
        {props.children}
        <span className="sr-only">, how {props.label.toLowerCase()} is counted</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          sideOffset={6}
          align="end"
          collisionPadding={12}
          className="z-50 max-w-72 rounded-md border border-line bg-panel p-3 text-sm shadow-lg"
        >
          <p className="font-medium">{props.label}</p>
          <p className="mt-1 text-ink-soft">{props.formula}</p>
          <ul className="mt-2 text-ink-soft text-xs">
            {props.inputs.map((input) => (
              <li key={input}>{input}</li>
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
