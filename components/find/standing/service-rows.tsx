import { PaceBadge } from "@/components/slo/velocity/pace-badge";
import { cx } from "@/components/ui/cx";
import { Link } from "@/components/ui/link";
import type { ListedService } from "@/lib/find/standing/list-services";
import type { HeldService } from "@/lib/slo/velocity/list-held";
import { ServiceState } from "./service-state";

/** Services as rows: what each is, who owns it, how it is. */
export function ServiceRows(props: {
  services: readonly ListedService[];
  /** Where all are one team's, and the page says whose. */
  withoutTeam?: boolean;
  /** Which services may not change as they like. */
  held?: readonly HeldService[];
}) {
  const { services, withoutTeam = false, held = [] } = props;
  const bySlug = new Map(held.map((each) => [each.slug, each]));
  return (
    <ul className="divide-y rounded-md border bg-panel">
      {services.map((service) => (
        <Row
          key={service.slug}
          service={service}
          withoutTeam={withoutTeam}
          held={bySlug.get(service.slug)}
        />
      ))}
    </ul>
  );
}

function Row(props: {
  service: ListedService;
  withoutTeam: boolean;
  held: HeldService | undefined;
}) {
  const { service, withoutTeam, held } = props;
  const { slug, name, tier, description, team, openIncidents, worstSeverity, archivedAt } = service;
  return (
    <li
      data-row
      className={cx(
        "relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-3 py-2.5 hover:bg-sunken/60 md:px-4",
        withoutTeam
          ? "md:grid-cols-[minmax(0,1fr)_4rem_7rem]"
          : "md:grid-cols-[minmax(0,1fr)_10rem_4rem_9rem]",
      )}
    >
      <div className="min-w-0">
        <Link
          href={`/services/${slug}`}
          data-row-handle
          className="block truncate font-medium after:absolute after:inset-0"
        >
          {name}
        </Link>
        <p className="truncate text-ink-faint text-sm">
          {slug}
          {description ? ` · ${description}` : ""}
        </p>
        {held ? (
          <p className="mt-1 line-clamp-2 break-words text-ink-soft text-sm">
            <PaceBadge decision={held.decision} /> {held.because}
          </p>
        ) : null}
      </div>
      <p
        className={cx("truncate text-ink-soft text-sm max-md:col-start-1", withoutTeam && "hidden")}
      >
        {team ? team.name : <span className="text-ink-faint">No team</span>}
        <span className="text-ink-faint md:hidden"> · Tier {tier}</span>
      </p>
      <p className="tabular text-ink-soft text-sm max-md:hidden">Tier {tier}</p>
      <p className="flex items-center justify-end gap-2 text-ink-faint text-sm max-md:col-start-2 max-md:row-start-1">
        {openIncidents > 1 ? <span className="tabular">{openIncidents} open</span> : null}
        <ServiceState worstSeverity={worstSeverity} archived={archivedAt !== null} />
      </p>
    </li>
  );
}
