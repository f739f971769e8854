"use client";
import { Popover as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { cx } from "./cx";

/** The ground of everything that floats. */
export const OVERLAY =
  "z-60 animate-pop-in rounded-md border border-line bg-raised text-ink shadow-overlay outline-none";

/** A small panel beside its trigger, which is the one child and must take a ref. */
export function Popover(props: {
  trigger: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  align?: "start" | "center" | "end";
  /** Names the panel for screen readers. */
  label: string;
  className?: string;
  children: ReactNode;
}) {
  const { open, onOpenChange } = props;
  return (
    <Radix.Root
      {...(open !== undefined && { open })}
      {...(onOpenChange && { onOpenChange })}
      // Without this a popover inside a dialog could not be scrolled.
      modal
    >
      <Radix.Trigger asChild>{props.trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={props.label}
          align={props.align ?? "start"}
          sideOffset={6}
          collisionPadding={12}
          className={cx(
            OVERLAY,
            "max-h-(--radix-popover-content-available-height) max-w-[calc(100vw-24px)] overflow-y-auto",
            props.className,
          )}
        >
          {props.children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
