import { formatLeft } from "@/components/slo/status/figures";
import { Link } from "@/components/ui/link";
import type { MarksView } from "@/lib/slo/needs/marks";

/** What the budget of the window went into, as far as the reader may know. */
export function SpentBy({ marks }: { marks: MarksView }) {
  const incidents = marks.incidents.toSorted(
    (a, b) => (b.spentPercent ?? 0) - (a.spentPercent ?? 0),
  );
  return (
    <section aria-labelledby="spent-by" className="text-sm">
      <h2 id="spent-by" className="font-medium">
        Spent during
      </h2>
      {incidents.length === 0 ? (
        <p className="mt-1 text-ink-soft">No incident of this service in the window.</p>
      ) : (
        <ul className="mt-1 divide-y">
          {incidents.slice(0, MOST).map(({ number, ref, title, open, spentPercent }) => (
            <li key={number} className="flex items-baseline justify-between gap-3 py-1.5">
              <span className="min-w-0 break-words">
                <Link href={`/incidents/${number}`} className="text-accent">
                  <span className="tabular">{ref}</span> {title}
                </Link>
                {open ? ", still open" : ""}
              </span>
              <span className="tabular shrink-0">
                {spentPercent === null ? "—" : formatLeft(spentPercent)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const MOST = 8;
