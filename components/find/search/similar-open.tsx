"use client";
import { useLookUp } from "@/components/frame/use-look-up";
import { SeverityMark } from "@/components/respond/incidents/severity-mark";
import { Link } from "@/components/ui/link";
import type { SimilarIncident } from "@/lib/find/search/similar-incidents";

/** Fewer letters are like everything. */
const FEWEST_LETTERS = 4;
const SHOWN = 2;

/**
 * Open incidents like the one that is being typed, to join instead. Its height never changes, so that the
 * severities below stay where the hand is going.
 */
export function SimilarOpen(props: {
  title: string;
  services: readonly string[];
  onJoin: () => void;
}) {
  const { answer, pending } = useLookUp<readonly SimilarIncident[]>(addressOf(props));
  const similar = (answer ?? []).slice(0, SHOWN);
  return (
    <section
      aria-label="Similar open incidents"
      className="h-[5.75rem] pointer-coarse:h-[7.25rem] overflow-hidden rounded-md bg-sunken/60 px-1.5 py-1.5"
    >
      <p aria-live="polite" className="px-1.5 text-ink-soft text-xs leading-5">
        {sayWhatIsFound(similar.length, answer !== null && !pending)}
      </p>
      <ul>
        {similar.map((incident) => (
          <li key={incident.number}>
            <Link
              href={`/incidents/${incident.number}`}
              onClick={props.onJoin}
              className="grid h-7 pointer-coarse:h-11 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-2 rounded-sm px-1.5 text-sm hover:bg-raised"
            >
              <SeverityMark severity={incident.severity} />
              <span className="truncate">
                <span className="tabular text-ink-soft">{incident.ref}</span> {incident.title}
                <span className="text-ink-soft max-sm:hidden"> · {incident.because}</span>
              </span>
              <span className="font-medium text-accent">Join</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function sayWhatIsFound(count: number, isAnswered: boolean): string {
  if (count === 1) return "This open incident may be the same. Join it instead?";
  if (count > 1) return "These open incidents may be the same. Join one instead?";
  return isAnswered
    ? "No open incident is like this one."
    : "Open incidents like yours show up here while you type.";
}

function addressOf({ title, services }: { title: string; services: readonly string[] }) {
  const text = title.trim();
  if (text.length < FEWEST_LETTERS || text.length > 200) return null;
  const query = new URLSearchParams({ title: text });
  for (const slug of services) query.append("services", slug);
  return `/api/console/incidents/similar?${query}`;
}
