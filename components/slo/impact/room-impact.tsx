"use client";
import { useEffect, useState } from "react";
import { useLookUp } from "@/components/frame/use-look-up";
import { FactGroup } from "@/components/respond/incidents/facts/fact-row";
import { HeldHere, HeldProvider } from "@/components/slo/velocity/held";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time/time";
import type { IncidentView } from "@/lib/respond/incidents/view";
import type { SloImpactView } from "@/lib/slo/impact/queries";
import { sayFigures, saySpent } from "@/lib/slo/impact/say-rules";

/** So many SLOs are named in the room; all of them are in the postmortem. */
const MOST_NAMED = 4;
/** How often budgets are read again while they go down. */
const EVERY_MS = 30_000;

/** What the incident has taken from budgets so far: asked for once the room stands, and again with it. */
export function RoomImpact({ incident, now }: { incident: IncidentView; now: string }) {
  const { number, services, kind } = incident;
  const isAsked = services.length > 0 && kind === "REAL" && incident.status !== "CANCELLED";
  const isGoingOn = isAsked && incident.facts.mitigatedAt === null;
  const tick = useTick(isGoingOn);
  const address = isAsked ? `/api/console/incidents/${number}/slo-impact` : null;
  const { answer } = useLookUp<SloImpactView>(address, 150, `${now} ${tick}`);
  if (!answer || answer.slos.length === 0) return null;
  const byShare = answer.slos.toSorted(
    (a, b) => (b.consumedPercent ?? -1) - (a.consumedPercent ?? -1),
  );
  const left = byShare.length - MOST_NAMED;
  return (
    <FactGroup title="SLO impact">
      <ul className="flex flex-col gap-2 text-sm">
        {byShare.slice(0, MOST_NAMED).map((impact) => (
          <li key={impact.slo.number}>
            <p className="font-medium">{saySpent(impact)}</p>
            <p className="tabular break-words text-ink-soft">
              <Link href={`/slos/${impact.slo.number}`} className="text-accent underline">
                {impact.slo.ref}
              </Link>{" "}
              {impact.slo.name}: {sayFigures(impact)}
            </p>
          </li>
        ))}
      </ul>
      {left > 0 ? <p className="text-ink-faint text-sm">And {left} more.</p> : null}
      <p className="mt-1 text-ink-faint text-xs">
        Counted from <Time at={answer.from} withDay /> until{" "}
        {answer.ongoing ? "now" : <Time at={answer.to} withDay />}.
      </p>
      <HeldProvider now={`${now} ${tick}`}>
        <HeldHere services={services.map(({ slug }) => slug)} />
      </HeldProvider>
    </FactGroup>
  );
}

function useTick(isRunning: boolean): number {
  const [tick, setTick] = useState(0);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setTick((before) => before + 1), EVERY_MS);
    return () => clearInterval(timer);
  }, [isRunning]);
  return tick;
}
