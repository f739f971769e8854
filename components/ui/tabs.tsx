"use client";
import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "./cx";

export type Tab = {
  readonly value: string;
  readonly name: ReactNode;
  readonly content: ReactNode;
};

/** Parts of one page; arrow keys move between the names. A strip too long for a phone scrolls. */
export function Tabs(props: {
  label: string;
  tabs: readonly Tab[];
  value?: string;
  onValueChange?: (value: string) => void;
  className?: string;
}) {
  const { label, tabs, value, onValueChange } = props;
  const chosen = value === undefined ? { defaultValue: tabs[0]?.value ?? "" } : { value };
  return (
    <Radix.Root
      {...chosen}
      {...(onValueChange && { onValueChange })}
      className={cx(props.className)}
    >
      <Radix.List
        aria-label={label}
        className="flex gap-5 overflow-x-auto border-b [scrollbar-width:none]"
      >
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px inline-flex shrink-0 items-center gap-1.5 border-transparent border-b-2 py-2 text-base text-ink-soft transition-colors duration-150 hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink pointer-coarse:min-h-11"
          >
            {tab.name}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="pt-5">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
