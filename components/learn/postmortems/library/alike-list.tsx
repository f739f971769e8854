"use client";
import { useLookUp } from "@/components/frame/use-look-up";
import { SeverityMark } from "@/components/respond/incidents/severity-mark";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time/time";
import type { AlikePostmortem } from "@/lib/find/search/alike-postmortems";

/** What else failed like this: asked for once the page stands. */
export function AlikeList({ incident }: { incident: number }) {
  const { answer, pending } = useLookUp<readonly AlikePostmortem[]>(
    `/api/console/incidents/${incident}/postmortem/alike`,
  );
  return (
    <section aria-labelledby="alike" data-print="no">
      <h2 id="alike" className="font-medium text-sm">
        What else failed like this
      </h2>
      {answer && answer.length > 0 ? (
        <ul className="mt-1 divide-y">
          {answer.map((alike) => (
            <Alike key={alike.incident.number} alike={alike} />
          ))}
        </ul>
      ) : (
        <p className="mt-1 text-ink-faint text-sm">
          {pending ? "Looking through the library." : "Nothing published is like this one."}
        </p>
      )}
      <Link href="/postmortems/library" className="mt-2 inline-block text-accent text-sm">
        Search the library
      </Link>
    </section>
  );
}

function Alike({
  alike: { incident, because, mitigation, actionItems, publishedAt },
}: {
  alike: AlikePostmortem;
}) {
  return (
    <li className="py-2.5 text-sm">
      <p className="flex flex-wrap items-center gap-2 text-ink-soft text-xs">
        <SeverityMark severity={incident.severity} />
        <span className="tabular">{incident.ref}</span>
        <Time at={publishedAt} withDay />
      </p>
      <Link
        href={`/incidents/${incident.number}/postmortem`}
        className="mt-1 block break-words font-medium hover:underline"
      >
        {incident.title}
      </Link>
      <p className="text-ink-faint text-xs">{because}</p>
      <p className="mt-1 line-clamp-3 text-ink-soft">
        {mitigation ?? "Nobody noted how it was mitigated."}
      </p>
      <p className={actionItems.open > 0 ? "text-warn text-xs" : "text-ink-soft text-xs"}>
        {tellPromises(actionItems)}
      </p>
    </li>
  );
}

/** "2 of 3 action items done, 1 dropped". */
function tellPromises({ done, open, dropped }: AlikePostmortem["actionItems"]): string {
  const all = done + open + dropped;
  if (all === 0) return "It had no action items.";
  const items = all === 1 ? "action item" : "action items";
  const outcome = done === all ? `All of ${all} ${items} done` : `${done} of ${all} ${items} done`;
  return `${outcome}${open > 0 ? `, ${open} still open` : ""}${dropped > 0 ? `, ${dropped} dropped` : ""}.`;
}
