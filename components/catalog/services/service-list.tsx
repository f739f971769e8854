import Link from "next/link";
import { EmptyState } from "@/components/ui/page-header";

type Service = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly tier: number;
  readonly description: string;
};

export function ServiceList({ services }: { services: readonly Service[] }) {
  if (services.length === 0) {
    return (
      <div className="px-4 md:px-8">
        <EmptyState title="No services yet">
          Add what your users rely on, so that incidents can name it.
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="px-4 md:px-8">
      <ul className="divide-y rounded-md border bg-panel">
        {services.map(({ id, slug, name, tier, description }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5"
          >
            <div className="min-w-0">
              <p className="font-medium">{name}</p>
              <p className="text-ink-faint text-sm">
                {slug}
                {description ? ` · ${description}` : ""}
              </p>
            </div>
            <p className="flex items-center gap-4 text-ink-soft text-sm">
              Tier {tier}
              <Link href={`/runbooks?service=${slug}`} className="text-accent">
                Runbooks<span className="sr-only"> of {name}</span>
              </Link>
              <Link href={`/incidents?service=${slug}`} className="text-accent">
                Incidents<span className="sr-only"> of {name}</span>
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
