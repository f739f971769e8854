import { Fragment } from "react";
import { SeverityMark } from "@/components/respond/incidents/severity-mark";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time/time";
import type { Piece } from "@/lib/learn/postmortems/library/excerpt-rules";
import type { LibraryItem } from "@/lib/learn/postmortems/library/list-library";
import { CatalogueMarks } from "./catalogue-marks";

/** One published postmortem: what it is of, where the words stand in it, and under what it is filed. */
export function LibraryCard({ item }: { item: LibraryItem }) {
  const { incident, title, excerpts, services, revision } = item;
  return (
    <li className="px-3 py-3 md:px-4">
      <div className="flex items-start gap-3">
        <SeverityMark severity={incident.severity} />
        <Link
          href={`/incidents/${incident.number}/postmortem`}
          className="min-w-0 break-words font-medium hover:underline"
        >
          <Marked pieces={title} />
        </Link>
      </div>
      <p className="tabular mt-1 text-ink-faint text-sm">
        {incident.ref}
        {services.length > 0 ? ` · ${services.map(({ name }) => name).join(", ")}` : null}
        {" · published "}
        <Time at={item.publishedAt} withDay />
        {revision > 1 ? ` · revision ${revision}` : null}
      </p>
      {excerpts.map((pieces) => (
        <p
          key={pieces.map(({ text }) => text).join("")}
          className="mt-1.5 max-w-[80ch] break-words border-line-strong/40 border-l-2 pl-3 text-ink-soft text-sm"
        >
          … <Marked pieces={pieces} /> …
        </p>
      ))}
      <CatalogueMarks factors={item.factors} tags={item.tags} className="mt-2" />
    </li>
  );
}

/** Found words stand out; everything is text, whatever it looks like. */
function Marked({ pieces }: { pieces: readonly Piece[] }) {
  let offset = 0;
  return pieces.map(({ text, found }) => {
    offset += text.length;
    return found ? (
      <mark key={offset} className="rounded-xs bg-warn-ground px-0.5 text-ink">
        {text}
      </mark>
    ) : (
      <Fragment key={offset}>{text}</Fragment>
    );
  });
}
