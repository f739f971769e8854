"use client";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";

/** A dialog: centred on a desk, from the bottom edge on a phone; focus is kept inside and given back. */
export function Dialog(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  children: ReactNode;
}) {
  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[oklch(0.1_0.01_260/0.5)]" />
        <Radix.Content
          {...(props.description === undefined && { "aria-describedby": undefined })}
          className="fixed inset-x-0 bottom-0 z-50 max-h-[92dvh] overflow-y-auto rounded-t-md border border-line bg-panel p-4 shadow-xl sm:inset-x-auto sm:top-[8vh] sm:bottom-auto sm:left-1/2 sm:max-h-[84vh] sm:w-[36rem] sm:-translate-x-1/2 sm:rounded-md sm:p-6"
        >
          <div className="mb-4 flex items-start justify-between gap-4">
            <div>
              <Radix.Title className="font-semibold text-lg">{props.title}</Radix.Title>
              {props.description === undefined ? null : (
                <Radix.Description className="mt-1 text-ink-soft text-sm">
                  {props.description}
                </Radix.Description>
              )}
            </div>
            <Radix.Close
              aria-label="Close"
              className="rounded-sm p-2 text-ink-soft hover:bg-sunken"
            >
              <X size={16} aria-hidden />
            </Radix.Close>
          </div>
          {props.children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
