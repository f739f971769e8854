"use client";
import { useAction } from "@/components/frame/use-action";
import { cx } from "@/components/ui/cx";
import { FormError } from "@/components/ui/field";
import { goToStep } from "@/lib/learn/postmortems/debrief/actions";
import { AGENDA, STEP_KEYS } from "@/lib/learn/postmortems/debrief/agenda";
import type { Meeting } from "@/lib/learn/postmortems/debrief/view";
import { formatDuration } from "@/lib/platform/core/clock/duration";

/** The steps of the meeting with the minutes planned and taken; a press goes to one. */
export function Agenda(props: {
  incident: number;
  meeting: Meeting;
  disabledReason: string | null;
}) {
  const { incident, meeting, disabledReason } = props;
  const { run, pending, message } = useAction(goToStep);
  return (
    <nav aria-label="Agenda" className="max-xl:hidden">
      <ol className="sticky top-6 flex flex-col gap-px">
        {STEP_KEYS.map((step, index) => {
          const isOn = step === meeting.step;
          const spent = meeting.spent[step];
          return (
            <li key={step}>
              <button
                type="button"
                aria-current={isOn ? "step" : undefined}
                disabled={pending || disabledReason !== null}
                onClick={() => run({ incident, step })}
                className={cx(
                  "flex w-full items-baseline gap-2 rounded-sm px-2 py-1.5 text-left text-sm",
                  isOn ? "bg-sunken font-medium text-ink" : "text-ink-soft hover:bg-sunken/60",
                )}
              >
                <span className="tabular w-4 shrink-0 text-ink-faint">{index + 1}</span>
                <span className="min-w-0 flex-1">
                  {AGENDA[step].title}
                  <span className="tabular block font-normal text-ink-faint text-xs">
                    {spent > 0 && !isOn ? `${formatDuration(spent)} of ` : ""}
                    {AGENDA[step].minutes} min
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      <FormError message={message} />
    </nav>
  );
}
