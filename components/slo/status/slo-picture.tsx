"use client";
import { type KeyboardEvent, useMemo, useState } from "react";
import { TimeChart } from "@/components/ui/charts/time-chart";
import { formatClock, formatDay } from "@/components/ui/time/time-format";
import { useZone } from "@/components/ui/time/zone";
import { sayPoint } from "./moment-rules";
import { drawBad, drawBudget, type Pictured } from "./picture-rules";
import { PictureTable } from "./picture-table";

/** What was left of a budget, and what was bad, on one time axis; the arrow keys move along it and each point is said. */
export function SloPicture(props: Pictured) {
  const { history, status, marks, exclusions } = props;
  const { zone } = useZone();
  const [at, setAt] = useState<number | null>(null);
  const { points, step } = history;
  const last = points.length - 1;
  const shown = points[Math.min(at ?? last, last)];
  const drawn = useMemo(() => {
    const pictured = { history, status, marks, exclusions };
    return { budget: drawBudget(pictured), bad: drawBad(pictured) };
  }, [history, status, marks, exclusions]);
  if (!shown) return null;
  // The newest point stands for an hour that is not over.
  const when = new Date(Math.min(Date.parse(shown.at), Date.parse(status.asKnownAt)));
  const moment = `${formatDay(when, zone)}, ${formatClock(when, zone)}`;
  const { unit } = status.budget;
  const says = `${moment}: ${sayPoint(shown, unit)}`;
  const move = (event: KeyboardEvent) => {
    const next = moved(event.key, at ?? last, last);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
  };
  return (
    <figure className="min-w-0">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="font-medium text-sm">Budget left over the window</h2>
        <span suppressHydrationWarning className="tabular text-ink-soft text-sm" aria-hidden>
          {says}
        </span>
      </figcaption>
      <div
        role="slider"
        tabIndex={0}
        aria-label="Moment in the window"
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={at ?? last}
        aria-valuetext={says}
        suppressHydrationWarning
        onKeyDown={move}
        className="rounded-sm"
      >
        <TimeChart drawing={drawn.budget} height={280} at={at} onLook={setAt} />
        <p className="mt-3 mb-1 font-medium text-sm">
          {unit === "MINUTES" ? "Bad minutes" : "Bad events"}{" "}
          <span className="font-normal text-ink-faint">{sayStep(step)}</span>
        </p>
        <TimeChart drawing={drawn.bad} height={96} at={at} onLook={setAt} />
      </div>
      <p className="mt-1 text-ink-faint text-xs">
        <span className="text-danger">▮</span> incidents · <span className="text-info">▲</span>{" "}
        deployments · ▨ excluded · with the arrow keys, point by point
      </p>
      <PictureTable points={points} step={step} unit={unit} />
    </figure>
  );
}

/** Where a key leads from a point; null for keys that lead nowhere. A page is a tenth of the picture. */
function moved(key: string, at: number, last: number): number | null {
  const page = Math.max(1, Math.round(last / 10));
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    PageDown: at - page,
    PageUp: at + page,
    Home: 0,
    End: last,
  };
  const next = steps[key];
  return next === undefined ? null : Math.max(0, Math.min(last, next));
}

function sayStep(step: number): string {
  if (step === 60) return "an hour";
  if (step === 1_440) return "a day";
  return `each ${step / 60} h`;
}
