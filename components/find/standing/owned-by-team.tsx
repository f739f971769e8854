import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { Ago } from "@/components/ui/time/time";
import type { RunbookSummary } from "@/lib/catalog/runbooks/queries";
import type { ListedService } from "@/lib/find/standing/list-services";
import type { ActionItemView } from "@/lib/learn/action-items/view";
import type { Page } from "@/lib/platform/core/cursor";
import { Panel, PanelNote, PanelRow, PanelRows } from "./panel";
import { ServiceRows } from "./service-rows";

/** What a team owns and owes. */
export function OwnedByTeam(props: {
  team: string;
  services: Page<ListedService>;
  runbooks: Page<RunbookSummary>;
  items: Page<ActionItemView>;
  now: string;
}) {
  const { team, services, runbooks, items, now } = props;
  return (
    <div className="flex min-w-0 flex-col gap-8">
      <Panel title="Services" all={`/services?team=${team}`}>
        {services.items.length > 0 ? (
          <ServiceRows services={services.items} withoutTeam />
        ) : (
          <PanelNote>It owns no service. A service says in its form which team owns it.</PanelNote>
        )}
      </Panel>
      <Panel title="Runbooks" all={`/runbooks?team=${team}`}>
        {runbooks.items.length > 0 ? (
          <PanelRows>
            {runbooks.items.map(({ number, ref, title, stale, reviewedAt }) => (
              <PanelRow
                key={number}
                end={stale ? <Badge tone="warn">Stale</Badge> : <Ago at={reviewedAt} now={now} />}
              >
                <span className="tabular text-ink-faint">{ref}</span>{" "}
                <Link href={`/runbooks/${number}`} className="text-accent">
                  {title}
                </Link>
              </PanelRow>
            ))}
          </PanelRows>
        ) : (
          <PanelNote>No runbook is its own or for one of its services.</PanelNote>
        )}
      </Panel>
      <Panel title="Open action items" all={`/action-items?team=${team}`}>
        {items.items.length > 0 ? (
          <PanelRows>
            {items.items.map((item) => (
              <ItemRow key={item.id} item={item} />
            ))}
          </PanelRows>
        ) : (
          <PanelNote>Nothing is promised.</PanelNote>
        )}
      </Panel>
    </div>
  );
}

/** An action item as a line: what, by whom, by when. */
export function ItemRow({ item }: { item: ActionItemView }) {
  const { number, ref, title, owner, dueOn, overdue } = item;
  return (
    <PanelRow end={<span className={overdue ? "text-danger" : ""}>{dueOn ?? "No date"}</span>}>
      <span className="tabular text-ink-faint">{ref}</span>{" "}
      <Link href={`/action-items/${number}`} className="text-accent">
        {title}
      </Link>
      <span className="text-ink-faint"> · {owner?.name ?? "Nobody"}</span>
    </PanelRow>
  );
}
