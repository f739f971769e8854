"use client";
import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { cx } from "./cx";
import { useLandmark } from "./keys/landmark";
import { OVERLAY } from "./popover";

const ITEM =
  "flex min-h-8 cursor-pointer select-none items-center gap-2.5 rounded-sm px-2 py-1 text-base outline-none data-[disabled]:cursor-not-allowed data-[highlighted]:bg-sunken pointer-coarse:min-h-11 [&>svg]:shrink-0";

const FAINT_ICON = "[&>svg]:text-ink-faint";

/** A menu of things to do; its trigger is a button that takes a ref. */
export function DropdownMenu(props: {
  trigger: ReactElement;
  align?: "start" | "end";
  side?: "top" | "bottom";
  children: ReactNode;
}) {
  const { trigger, landmark, find } = useLandmark();
  return (
    <Radix.Root modal={false} onOpenChange={find}>
      <Radix.Trigger asChild ref={trigger}>
        {props.trigger}
      </Radix.Trigger>
      <Radix.Portal container={landmark}>
        <Radix.Content
          align={props.align ?? "end"}
          side={props.side ?? "bottom"}
          sideOffset={6}
          collisionPadding={8}
          className={cx(OVERLAY, "min-w-52 max-w-80 p-1")}
        >
          {props.children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** One thing to do. Where it may not be done, `disabledReason` stands under its name. */
export function MenuItem(props: {
  icon?: ReactNode;
  tone?: "danger";
  disabledReason?: string | null;
  onSelect: () => void;
  children: ReactNode;
}) {
  const { disabledReason } = props;
  return (
    <Radix.Item
      aria-disabled={disabledReason ? true : undefined}
      onSelect={(event) => {
        if (disabledReason) event.preventDefault();
        else props.onSelect();
      }}
      className={cx(
        ITEM,
        props.tone === "danger" ? "text-danger" : FAINT_ICON,
        Boolean(disabledReason) && "cursor-not-allowed text-ink-faint",
      )}
    >
      {props.icon}
      <span className="min-w-0">
        {props.children}
        {disabledReason ? (
          <span className="block text-ink-faint text-xs">{disabledReason}</span>
        ) : null}
      </span>
    </Radix.Item>
  );
}

/** A file to fetch. */
export function MenuLink(props: { icon?: ReactNode; href: string; children: ReactNode }) {
  return (
    <Radix.Item asChild className={cx(ITEM, FAINT_ICON)}>
      <a href={props.href} download>
        {props.icon}
        {props.children}
      </a>
    </Radix.Item>
  );
}

/** One of several, with a tick at the chosen one. */
export function MenuChoice<V extends string>(props: {
  label: string;
  value: V;
  choices: readonly { readonly value: V; readonly name: string; readonly icon?: ReactNode }[];
  onChange: (value: V) => void;
}) {
  return (
    <Radix.RadioGroup
      value={props.value}
      onValueChange={(value) => {
        const chosen = props.choices.find((choice) => choice.value === value);
        if (chosen) props.onChange(chosen.value);
      }}
    >
      <Radix.Label className="px-2 pt-1.5 pb-1 text-ink-faint text-xs">{props.label}</Radix.Label>
      {props.choices.map(({ value, name, icon }) => (
        <Radix.RadioItem key={value} value={value} className={cx(ITEM, FAINT_ICON)}>
          {icon}
          {name}
          <Radix.ItemIndicator className="ml-auto">
            <Check size={14} aria-hidden />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
