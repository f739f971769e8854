"use client";
import { Command } from "cmdk";
import { Check, ChevronsUpDown } from "lucide-react";
import { useState } from "react";
import { ChosenChip } from "./chip";
import { cx } from "./cx";
import { CONTROL, type Wiring } from "./field";
import { Popover } from "./popover";

export type Option = {
  readonly value: string;
  readonly label: string;
  /** A quiet second line part: an address, a short name. Searched as well. */
  readonly hint?: string;
};

type Common = {
  wiring: Wiring;
  options: readonly Option[];
  placeholder: string;
  /** What stands there when nothing fits the search: how to get such an option. */
  emptyText: string;
};

/** One of many, found by typing; pressing the chosen one again clears it. */
export function Combobox(
  props: Common & { value: string | null; onChange: (value: string | null) => void },
) {
  const { wiring, options, value, onChange, placeholder, emptyText } = props;
  const [open, setOpen] = useState(false);
  const chosen = options.find((option) => option.value === value);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={placeholder}
      className="w-(--radix-popover-trigger-width) min-w-60"
      trigger={<Trigger wiring={wiring} text={chosen?.label ?? placeholder} isEmpty={!chosen} />}
    >
      <OptionList
        options={options}
        chosen={value === null ? [] : [value]}
        placeholder={placeholder}
        emptyText={emptyText}
        onPick={(picked) => {
          onChange(picked === value ? null : picked);
          setOpen(false);
        }}
      />
    </Popover>
  );
}

/** Several of many: the chosen ones are chips above, each with its own way out. */
export function MultiCombobox(
  props: Common & { values: readonly string[]; onChange: (values: readonly string[]) => void },
) {
  const { wiring, options, values, onChange, placeholder, emptyText } = props;
  const drop = (value: string) => onChange(values.filter((other) => other !== value));
  return (
    <div className="flex flex-col gap-1.5">
      {values.length > 0 ? (
        <ul className="flex flex-wrap gap-1.5">
          {values.map((value) => (
            <li key={value} className="max-w-full">
              <ChosenChip name={labelOf(options, value)} onRemove={() => drop(value)} />
            </li>
          ))}
        </ul>
      ) : null}
      <Popover
        label={placeholder}
        className="w-(--radix-popover-trigger-width) min-w-60"
        trigger={<Trigger wiring={wiring} text={placeholder} isEmpty />}
      >
        <OptionList
          options={options}
          chosen={values}
          placeholder={placeholder}
          emptyText={emptyText}
          onPick={(picked) =>
            values.includes(picked) ? drop(picked) : onChange([...values, picked])
          }
        />
      </Popover>
    </div>
  );
}

type TriggerProps = React.ComponentProps<"button"> & {
  wiring: Wiring;
  text: string;
  isEmpty: boolean;
};

/** The popover passes its own attributes and ref in `rest`; its name is the label and then the value. */
function Trigger({ wiring, text, isEmpty, ...rest }: TriggerProps) {
  const valueId = `${wiring.id}-value`;
  // A button has neither validity nor duty: the error and the mark at the label say both.
  const { "aria-invalid": invalid, "aria-required": _required, ...named } = wiring;
  return (
    <button
      {...rest}
      {...named}
      type="button"
      aria-labelledby={`${wiring["aria-labelledby"]} ${valueId}`}
      className={cx(
        CONTROL,
        "flex items-center justify-between gap-2 text-left",
        invalid && "border-danger",
      )}
    >
      <span id={valueId} className={cx("truncate", isEmpty && "text-ink-faint")}>
        {text}
      </span>
      <ChevronsUpDown size={14} aria-hidden className="shrink-0 text-ink-faint" />
    </button>
  );
}

function OptionList(props: {
  options: readonly Option[];
  chosen: readonly string[];
  placeholder: string;
  emptyText: string;
  onPick: (value: string) => void;
}) {
  const { options, chosen, placeholder, emptyText, onPick } = props;
  return (
    <Command label={placeholder} className="flex flex-col">
      <Command.Input
        placeholder="Type to search"
        className="h-10 w-full border-b bg-transparent px-3 text-base outline-none"
      />
      <Command.List className="max-h-64 overflow-y-auto p-1" tabIndex={-1}>
        <Command.Empty className="px-2 py-4 text-center text-ink-soft text-sm">
          {emptyText}
        </Command.Empty>
        {options.map(({ value, label, hint }) => (
          <Command.Item
            key={value}
            value={value}
            keywords={hint ? [label, hint] : [label]}
            onSelect={() => onPick(value)}
            className="flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 py-1 text-base data-[selected=true]:bg-sunken pointer-coarse:min-h-11"
          >
            <span className="min-w-0 flex-1 truncate">
              {label}
              {hint ? <span className="ml-2 text-ink-faint text-sm">{hint}</span> : null}
            </span>
            {chosen.includes(value) ? (
              <>
                <Check size={14} aria-hidden className="shrink-0 text-accent" />
                <span className="sr-only">, chosen</span>
              </>
            ) : null}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}

function labelOf(options: readonly Option[], value: string): string {
  return options.find((option) => option.value === value)?.label ?? value;
}
