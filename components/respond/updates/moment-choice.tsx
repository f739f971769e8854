"use client";
import { CONTROL, Field } from "@/components/ui/field";
import { DateTimeInput } from "@/components/ui/time/date-time-input";
import { serverTimeMs } from "@/components/ui/time/server-time";
import { useZone } from "@/components/ui/time/zone";
import { NEXT_CHOICES, type NextChoice, nextUpdateAt } from "@/lib/respond/updates/next-rules";
import type { MomentProps } from "./moment";

const NAMES: Readonly<Record<Exclude<NextChoice, "POLICY">, string>> = {
  "15": "In 15 minutes",
  "30": "In 30 minutes",
  "60": "In an hour",
  TOMORROW: "Tomorrow at 09:00",
  CUSTOM: "At another time",
};

/** What `MomentField` shows once it is loaded. */
export function MomentChoice(props: MomentProps) {
  const { label, value, onChange, error } = props;
  const { zone } = useZone();
  const isTyped = value.choice === "CUSTOM";
  const choose = (text: string) => {
    const choice = NEXT_CHOICES.find((each) => each === text) ?? "POLICY";
    const at = nextUpdateAt(choice, new Date(serverTimeMs()), zone);
    onChange({ choice, at: at?.toISOString() ?? null });
  };
  return (
    <>
      <Field label={label} error={isTyped ? undefined : error}>
        {(wiring) => (
          <select
            {...wiring}
            value={value.choice}
            onChange={(event) => choose(event.target.value)}
            className={CONTROL}
          >
            {NEXT_CHOICES.map((choice) => (
              <option key={choice} value={choice}>
                {choice === "POLICY" ? props.unnamed : NAMES[choice]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {isTyped ? (
        <DateTimeInput
          label={`${label} at`}
          value={value.at}
          onChange={(at) => onChange({ choice: "CUSTOM", at })}
          error={error}
        />
      ) : null}
    </>
  );
}
