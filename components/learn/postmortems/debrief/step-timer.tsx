"use client";
import { cx } from "@/components/ui/cx";
import { Elapsed } from "@/components/ui/time/elapsed";
import { useNow } from "@/components/ui/time/now";
import { AGENDA } from "@/lib/learn/postmortems/debrief/agenda";
import type { Meeting } from "@/lib/learn/postmortems/debrief/view";

const MINUTE_MS = 60_000;

/** Time taken by the step that is on, over all visits to it, against what was planned. */
export function StepTimer({ meeting, now }: { meeting: Meeting; now: string }) {
  const { step, stepStartedAt, spentBefore } = meeting;
  const { minutes } = AGENDA[step];
  const from = new Date(Date.parse(stepStartedAt) - spentBefore[step]);
  const isOver = useNow(now).getTime() - from.getTime() > minutes * MINUTE_MS;
  return (
    <p className={cx("tabular text-sm", isOver ? "text-orange" : "text-ink-soft")}>
      <Elapsed from={from.toISOString()} until={null} now={now} className="font-medium text-lg" />{" "}
      of {minutes} min
      {isOver ? ", over time" : ""}
    </p>
  );
}
