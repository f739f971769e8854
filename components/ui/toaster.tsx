"use client";
import { Toaster as Sonner } from "sonner";

/** Where `toast()` of sonner appears: above the bottom bar and what is docked on it on a phone, at the corner on a desk. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      mobileOffset={{ bottom: 144 }}
      gap={8}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-3 rounded-md border border-line bg-raised px-4 py-3 font-sans text-base text-ink shadow-overlay",
          description: "text-ink-soft text-sm",
          error: "[&_[data-icon]]:text-danger",
          success: "[&_[data-icon]]:text-good",
          actionButton:
            "ml-auto shrink-0 rounded-sm px-2 py-1 font-medium text-accent text-sm hover:bg-sunken",
        },
      }}
    />
  );
}
