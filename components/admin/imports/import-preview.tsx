import { Badge } from "@/components/ui/badge";
import type { ImportedCatalog } from "@/lib/admin/imports/catalog/import-catalog";

/** What an import would do, and what it cannot take over, line by line. */
export function ImportPreview({ result }: { result: ImportedCatalog }) {
  const { created, changed, unchanged, problems } = result;
  return (
    <section aria-label="What it would do" aria-live="polite" className="flex flex-col gap-6">
      <p className="text-lg">
        It would make {created.length}, change {changed.length} and leave {unchanged.length} as{" "}
        {unchanged.length === 1 ? "it is" : "they are"}.
      </p>
      {problems.length > 0 ? <Problems problems={problems} /> : null}
      <Things title="New" things={created} />
      <Things title="Changed" things={changed} />
    </section>
  );
}

function Problems({ problems }: { problems: ImportedCatalog["problems"] }) {
  return (
    <div>
      <h2 className="mb-1.5 font-medium text-ink-soft text-sm">What to look at</h2>
      <ul className="divide-y rounded-md border bg-panel">
        {problems.map(({ document, line, message, stops }) => (
          <li
            key={`${document} ${line} ${message}`}
            className="grid grid-cols-[4.5rem_minmax(0,1fr)_auto] items-baseline gap-3 px-3 py-2 text-sm"
          >
            <span className="tabular text-ink-faint">Line {line}</span>
            <span className="min-w-0 break-words">{message}</span>
            {stops ? <Badge tone="danger">Stops it</Badge> : <Badge>Left out</Badge>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Things({ title, things }: { title: string; things: ImportedCatalog["created"] }) {
  if (things.length === 0) return null;
  return (
    <div>
      <h2 className="mb-1.5 font-medium text-ink-soft text-sm">{title}</h2>
      <ul className="divide-y rounded-md border bg-panel">
        {things.map(({ kind, slug, changes }) => (
          <li key={`${kind} ${slug}`} className="flex flex-wrap gap-x-3 px-3 py-2 text-sm">
            <span className="w-16 text-ink-faint">{kind === "TEAM" ? "Team" : "Service"}</span>
            <span className="min-w-0 break-words font-medium">{slug}</span>
            <span className="min-w-0 break-words text-ink-soft">{changes.join(" · ")}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
