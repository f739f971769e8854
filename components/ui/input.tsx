import type { ComponentProps } from "react";
import { cx } from "./cx";
import { CONTROL } from "./field";

/** One line of text. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={cx(CONTROL, className)} />;
}
