"use client";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "./cx";

const WIDTHS = { md: "sm:w-[34rem]", lg: "sm:w-[44rem]" } as const;

/**
 * A dialog: centred on a desk, from the bottom edge on a phone. The head stays, the body scrolls;
 * focus is kept inside and given back.
 */
export function Dialog(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  size?: keyof typeof WIDTHS;
  children: ReactNode;
}) {
  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade-in bg-scrim" />
        <Radix.Content
          {...(props.description === undefined && { "aria-describedby": undefined })}
          className={cx(
            "fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] animate-sheet-in flex-col rounded-t-lg border border-line bg-raised shadow-overlay",
            "sm:inset-x-0 sm:top-[9vh] sm:bottom-auto sm:mx-auto sm:max-h-[82vh] sm:max-w-[calc(100vw-2rem)] sm:animate-pop-in sm:rounded-lg",
            WIDTHS[props.size ?? "md"],
          )}
        >
          <div className="pt-4 pr-14 pb-3 pl-4 sm:pt-5 sm:pl-6">
            <Radix.Title className="font-semibold text-lg tracking-tight">
              {props.title}
            </Radix.Title>
            {props.description === undefined ? null : (
              <Radix.Description className="mt-0.5 max-w-[60ch] text-ink-soft text-base">
                {props.description}
              </Radix.Description>
            )}
          </div>
          <div className="min-h-0 overflow-y-auto overscroll-contain px-4 pt-1 pb-[max(1rem,env(safe-area-inset-bottom))] sm:px-6 sm:pb-6">
            {props.children}
          </div>
          {/* Last in order, so that a dialog opens with its first field in focus. */}
          <Radix.Close
            aria-label="Close"
            className="absolute top-3 right-3 grid size-8 place-items-center rounded-sm text-ink-soft hover:bg-sunken hover:text-ink pointer-coarse:top-1.5 pointer-coarse:right-1.5 pointer-coarse:size-11"
          >
            <X size={16} aria-hidden />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
