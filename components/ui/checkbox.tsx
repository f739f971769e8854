import { Check } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";

type Props = Omit<ComponentProps<"input">, "type" | "children" | "className"> & {
  label: ReactNode;
  hint?: ReactNode;
};

/** The platform's checkbox in our look; label and hint are part of what one can press. */
export function Checkbox({ label, hint, ...rest }: Props) {
  return (
    <label className="flex items-start gap-2.5 py-0.5 text-base has-disabled:opacity-55 pointer-coarse:py-2">
      <span className="relative mt-0.5 grid size-4 shrink-0 place-items-center">
        <input
          {...rest}
          type="checkbox"
          className="peer size-4 appearance-none rounded-xs border border-line-strong bg-panel transition-colors duration-150 checked:border-accent-fill checked:bg-accent-fill hover:border-ink-faint"
        />
        <Check
          size={12}
          strokeWidth={3}
          aria-hidden
          className="pointer-events-none absolute text-fill-ink opacity-0 peer-checked:opacity-100"
        />
      </span>
      <Words label={label} hint={hint} />
    </label>
  );
}

/** On or off, at once: for settings that take effect without saving. */
export function Switch({ label, hint, ...rest }: Props) {
  return (
    <label className="flex items-start justify-between gap-4 py-0.5 text-base has-disabled:opacity-55 pointer-coarse:py-2">
      <Words label={label} hint={hint} />
      <span className="relative mt-px inline-flex shrink-0">
        <input
          {...rest}
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox's own state is the switch's state
          role="switch"
          className="peer h-[18px] w-8 appearance-none rounded-full border border-line-strong bg-sunken transition-colors duration-150 checked:border-accent-fill checked:bg-accent-fill"
        />
        <span
          aria-hidden
          className="pointer-events-none absolute top-[3px] left-[3px] size-3 rounded-full bg-ink-faint transition-transform duration-150 peer-checked:translate-x-[14px] peer-checked:bg-fill-ink"
        />
      </span>
    </label>
  );
}

function Words({ label, hint }: { label: ReactNode; hint: ReactNode }) {
  return (
    <span className="min-w-0">
      <span className="block">{label}</span>
      {hint ? <span className="block text-ink-faint text-sm">{hint}</span> : null}
    </span>
  );
}
