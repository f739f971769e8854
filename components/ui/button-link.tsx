import type { ComponentProps } from "react";
import { Link } from "@/components/ui/link";
import { type ButtonLook, type ButtonSize, buttonClass } from "./button-look";

type Props = ComponentProps<typeof Link> & { look?: ButtonLook; size?: ButtonSize };

/** Goes somewhere, and looks like a button. */
export function ButtonLink({ look = "secondary", size = "md", className, ...rest }: Props) {
  return <Link {...rest} className={buttonClass(look, size, className)} />;
}
