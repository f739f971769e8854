"use client";
import { LoaderCircle } from "lucide-react";
import {
  type ButtonHTMLAttributes,
  type ReactNode,
  type Ref,
  useId,
  useSyncExternalStore,
} from "react";
import { type ButtonLook, type ButtonSize, buttonClass } from "./button-look";
import { cx } from "./cx";
import { Kbd } from "./keys/kbd";
import { Tooltip } from "./tooltip";

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> & {
  look?: ButtonLook;
  size?: ButtonSize;
  /** The action is on its way: the width stays, and a second press does nothing. */
  pending?: boolean;
  /** Why it cannot be pressed now: shown on hover and focus, read to everybody. */
  disabledReason?: string | null;
  /** The single key that does the same; printed on the button. */
  shortcut?: string;
  ref?: Ref<HTMLButtonElement>;
  children: ReactNode;
};

const never = () => () => undefined;
const yes = () => true;
const no = () => false;

/** The one button. When off it stays focusable (aria-disabled), so that its reason can be read. */
export function Button(props: Props) {
  const {
    look = "secondary",
    size = "md",
    pending = false,
    disabledReason,
    shortcut,
    children,
    className,
    onClick,
    type = "button",
    ...rest
  } = props;
  const reasonId = useId();
  const isOff = pending || Boolean(disabledReason);
  const isAlive = useSyncExternalStore(never, yes, no);
  // Pressed before the page is alive, the browser would send the form itself, and what was typed were gone.
  const mustWait = type === "submit" && rest.formMethod !== "get" && !isAlive;
  const button = (
    <button
      {...rest}
      type={type}
      disabled={mustWait}
      data-print="no"
      aria-disabled={isOff || undefined}
      aria-busy={pending || undefined}
      aria-keyshortcuts={shortcut}
      {...(disabledReason && { "aria-describedby": reasonId })}
      onClick={(event) => {
        if (isOff) event.preventDefault();
        else onClick?.(event);
      }}
      className={buttonClass(look, size, className)}
    >
      <span className={cx("inline-flex items-center gap-[inherit]", pending && "opacity-0")}>
        {children}
        {shortcut ? <Kbd quiet>{shortcut}</Kbd> : null}
      </span>
      {pending ? (
        <span className="absolute inset-0 grid place-items-center">
          <LoaderCircle size={16} aria-hidden className="animate-spin" />
        </span>
      ) : null}
    </button>
  );
  if (!disabledReason) return button;
  return (
    <>
      <Tooltip text={disabledReason} describes={false}>
        {button}
      </Tooltip>
      <span id={reasonId} className="sr-only">
        {disabledReason}
      </span>
    </>
  );
}

type IconButtonProps = Omit<Props, "children" | "shortcut"> & { label: string; icon: ReactNode };

/** A square button with an icon only: its name is a tooltip, so it is never a riddle. */
export function IconButton({ label, icon, className, look = "ghost", ...rest }: IconButtonProps) {
  const button = (
    <Button
      {...rest}
      look={look}
      aria-label={label}
      className={cx("aspect-square px-0", className)}
    >
      {icon}
    </Button>
  );
  if (rest.disabledReason) return button;
  return (
    <Tooltip text={label} describes={false}>
      {button}
    </Tooltip>
  );
}
