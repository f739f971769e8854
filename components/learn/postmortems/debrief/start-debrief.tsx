"use client";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { startDebrief } from "@/lib/learn/postmortems/debrief/actions";
import { AGENDA, PLANNED_MINUTES, STEP_KEYS } from "@/lib/learn/postmortems/debrief/agenda";

/** What the meeting will be, and the button that opens it. */
export function StartDebrief(props: { incident: number; disabledReason: string | null }) {
  const { run, pending, message } = useAction(startDebrief);
  return (
    <section aria-label="Agenda" className="flex min-w-0 flex-col gap-5">
      <p className="max-w-[62ch] text-ink-soft">
        About {PLANNED_MINUTES} minutes with those who were there. Everybody sees the same step on
        their own screen; notes go straight into the draft, without names.
      </p>
      <div>
        <Button
          look="primary"
          pending={pending}
          disabledReason={props.disabledReason}
          onClick={() => run({ incident: props.incident })}
        >
          Start the debrief
        </Button>
        <FormError message={message} />
      </div>
      <ol className="divide-y rounded-md border bg-panel">
        {STEP_KEYS.map((step) => (
          <li key={step} className="flex gap-4 px-4 py-2.5">
            <span className="tabular w-14 shrink-0 text-ink-faint text-sm">
              {AGENDA[step].minutes} min
            </span>
            <span>
              <span className="font-medium">{AGENDA[step].title}</span>
              <span className="block text-ink-soft text-sm">{AGENDA[step].aim}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
