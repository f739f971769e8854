import type { ComponentProps } from "react";
import { cx } from "./cx";
import { CONTROL } from "./field";

/** Several lines; grows with its text up to a third of the screen, then scrolls. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      {...rest}
      rows={rows}
      className={cx(CONTROL, "field-sizing-content max-h-[36dvh] min-h-18 resize-y", className)}
    />
  );
}
