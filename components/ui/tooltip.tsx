"use client";
import { Tooltip as Radix, Slot } from "radix-ui";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import { useLandmark } from "./keys/landmark";

/**
 * A few words on hover and focus. Its trigger is the one child, which must take a ref.
 * @param props.describes false where the words are already in the child's name or description, so that
 *   they are not read twice.
 */
export function Tooltip(props: {
  text: ReactNode;
  describes?: boolean;
  side?: "top" | "right" | "bottom" | "left";
  children: ReactElement;
}) {
  const { text, describes = true, side = "top", children } = props;
  const { trigger, landmark, find } = useLandmark();
  return (
    <Radix.Provider delayDuration={300} skipDelayDuration={100}>
      <Radix.Root onOpenChange={find}>
        <Radix.Trigger asChild ref={trigger}>
          {describes ? children : <KeepDescription>{children}</KeepDescription>}
        </Radix.Trigger>
        <Radix.Portal container={landmark}>
          <Radix.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-60 max-w-64 animate-fade-in text-balance rounded-sm bg-ink px-2 py-1 text-ground text-xs shadow-overlay"
          >
            {text}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}

/** Passes on what makes a trigger, but not the description that the tooltip would add. */
function KeepDescription({
  "aria-describedby": _tooltip,
  ...rest
}: ComponentProps<typeof Slot.Root>) {
  return <Slot.Root {...rest} />;
}
