"use client";
import { useEager } from "@/components/frame/use-eager";
import { cx } from "@/components/ui/cx";

/** One of several, changed where it stands; quiet until it is looked at. Shows the choice before it is stored. */
export function InlineSelect<V extends string>(props: {
  label: string;
  value: V;
  choices: readonly (readonly [V, string])[];
  disabledReason: string | null;
  edit: { readonly pending: boolean; readonly message: string | null };
  className?: string;
  /** @returns whether it is on its way; a choice that raises a question is shown once it is answered */
  onChoose: (value: V) => boolean;
}) {
  const { label, value, choices, disabledReason, edit, className, onChoose } = props;
  const [shown, show] = useEager(value, edit);
  return (
    <select
      aria-label={label}
      value={shown}
      disabled={disabledReason !== null}
      title={disabledReason ?? undefined}
      onChange={(event) => {
        const chosen = choices.find(([each]) => each === event.target.value)?.[0];
        if (chosen !== undefined && onChoose(chosen)) show(chosen);
      }}
      className={cx(
        "h-8 min-w-0 rounded-sm border border-transparent bg-transparent px-1 text-sm hover:border-line-strong/45 hover:bg-panel focus-visible:border-accent disabled:cursor-not-allowed disabled:opacity-100 pointer-coarse:h-10",
        className,
      )}
    >
      {choices.map(([each, name]) => (
        <option key={each} value={each}>
          {name}
        </option>
      ))}
    </select>
  );
}
