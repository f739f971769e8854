"use client";
import { Tooltip as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";

/**
 * A few words on hover and focus. Its trigger is the one child, which must take a ref.
 * @param props.describes false where the words are already in the child's name or description.
 */
export function Tooltip(props: {
  text: ReactNode;
  describes?: boolean;
  side?: "top" | "right" | "bottom" | "left";
  children: ReactElement;
}) {
  const { text, describes = true, side = "top", children } = props;
  return (
    <Radix.Provider delayDuration={300} skipDelayDuration={100}>
      <Radix.Root>
        <Radix.Trigger asChild {...(describes ? {} : described(children))}>
          {children}
        </Radix.Trigger>
        <Radix.Portal>
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

/** Keeps the child's own description in place of the one the tooltip would add. */
function described(child: ReactElement) {
  const own = (child.props as { "aria-describedby"?: string })["aria-describedby"];
  return { "aria-describedby": own };
}
