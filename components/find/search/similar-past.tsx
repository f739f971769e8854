"use client";
import { useLookUp } from "@/components/frame/use-look-up";
import { FactGroup } from "@/components/respond/incidents/facts/fact-row";
import { SeverityMark } from "@/components/respond/incidents/severity-mark";
import { Link } from "@/components/ui/link";
import { Ago } from "@/components/ui/time/time";
import type { SimilarPastIncident } from "@/lib/find/search/similar-incidents";

/** Past incidents like this one, and how each was ended: asked for once the room stands. */
export function SimilarPast({ incident, now }: { incident: number; now: string }) {
  const { answer, pending } = useLookUp<readonly SimilarPastIncident[]>(
    `/api/console/incidents/${incident}/similar`,
  );
  return (
    <FactGroup title="Similar before">
      {answer && answer.length > 0 ? (
        <ul className="divide-y">
          {answer.map((past) => (
            <Past key={past.number} past={past} now={now} />
          ))}
        </ul>
      ) : (
        <p className="text-ink-faint text-sm">
          {pending ? "Looking through past incidents." : "No past incident is like this one."}
        </p>
      )}
    </FactGroup>
  );
}

function Past({ past, now }: { past: SimilarPastIncident; now: string }) {
  return (
    <li className="py-2 text-sm">
      <p className="flex items-center gap-2 text-ink-soft text-xs">
        <SeverityMark severity={past.severity} />
        <span className="tabular">{past.ref}</span>
        {past.mitigatedAt ? (
          <span>
            mitigated <Ago at={past.mitigatedAt} now={now} />
          </span>
        ) : null}
      </p>
      <Link
        href={`/incidents/${past.number}`}
        className="mt-1 block break-words font-medium hover:underline"
      >
        {past.title}
      </Link>
      <p className="mt-0.5 line-clamp-3 text-ink-soft">
        {past.mitigation ?? "Nobody noted how it was mitigated."}
      </p>
      <p className="text-ink-faint text-xs">{past.because}</p>
    </li>
  );
}
