import { FactGroup } from "@/components/respond/incidents/facts/fact-row";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { RunbookSummary } from "@/lib/catalog/runbooks/queries";

/** How to respond for the services that are affected. */
export function RoomRunbooks(props: {
  runbooks: readonly RunbookSummary[];
  services: readonly { readonly slug: string; readonly name: string }[];
}) {
  const { runbooks, services } = props;
  const without = services.filter(
    ({ slug }) => !runbooks.some((runbook) => runbook.services.some((one) => one.slug === slug)),
  );
  return (
    <FactGroup title="Runbooks">
      <ul className="flex flex-col gap-1 text-sm">
        {runbooks.map(({ number, ref, title, stale }) => (
          <li key={number} className="flex items-baseline justify-between gap-2">
            <span className="min-w-0 break-words">
              <span className="tabular text-ink-faint">{ref}</span>{" "}
              <Link href={`/runbooks/${number}`} className="text-accent underline">
                {title}
              </Link>
            </span>
            {stale ? <Badge tone="warn">Stale</Badge> : null}
          </li>
        ))}
      </ul>
      <p className="text-ink-faint text-sm empty:hidden">
        {services.length === 0
          ? "Name the services that are affected, and their runbooks stand here."
          : without.length > 0
            ? `None for ${without.map(({ name }) => name).join(", ")}.`
            : null}
      </p>
    </FactGroup>
  );
}
