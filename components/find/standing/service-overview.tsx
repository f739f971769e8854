import type { ReactNode } from "react";
import { SeverityMark } from "@/components/respond/incidents/severity-mark";
import { STATUS_NAMES } from "@/components/respond/incidents/status-badge";
import { VelocityPanel } from "@/components/slo/velocity/velocity-panel";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { Ago } from "@/components/ui/time/time";
import type { RunbookSummary } from "@/lib/catalog/runbooks/queries";
import type { Neighbours } from "@/lib/find/standing/read-neighbours";
import type { ServiceStanding } from "@/lib/find/standing/read-service";
import type { ActionItemView } from "@/lib/learn/action-items/view";
import type { Page } from "@/lib/platform/core/cursor";
import type { DeploymentView } from "@/lib/respond/deployments/find-deployments";
import { DeploymentRows } from "./deployment-rows";
import { Neighbourhood } from "./neighbourhood";
import { ItemRow } from "./owned-by-team";
import { Panel, PanelNote, PanelRow, PanelRows } from "./panel";
import { sayStanding } from "./say-standing";

/** One screen that answers: how is it, who owns it, may we deploy? */
export function ServiceOverview(props: {
  service: ServiceStanding;
  neighbours: Neighbours;
  deployments: Page<DeploymentView>;
  runbooks: Page<RunbookSummary>;
  overdue: Page<ActionItemView>;
  now: string;
  /** Why the reader may not decide how fast it may change. */
  mayNotDecide: string | null;
  /** What other parts of Muster say of it, above the rest. */
  children?: ReactNode;
}) {
  const { service, neighbours, deployments, runbooks, overdue, now } = props;
  const { slug, name, openIncidents } = service;
  const worstSeverity = openIncidents[0]?.severity ?? null;
  return (
    <div className="px-4 pt-5 pb-10 md:px-8">
      <p className="max-w-[64ch] text-pretty text-lg">{sayStanding(service, neighbours)}</p>
      <div className="mt-6 grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-8">
          <VelocityPanel
            service={slug}
            velocity={service.velocity}
            disabledReason={props.mayNotDecide}
          />
          {props.children}
          <OpenIncidents slug={slug} incidents={openIncidents} />
          <Neighbourhood service={{ name, worstSeverity }} neighbours={neighbours} />
        </div>
        <div className="flex min-w-0 flex-col gap-8">
          <Panel title="Last deployments" all={`/services/${slug}/deployments`}>
            <DeploymentRows deployments={deployments.items} now={now} />
          </Panel>
          <Runbooks slug={slug} runbooks={runbooks.items} now={now} />
          <Panel title="Action items overdue" all={`/action-items?service=${slug}&overdue=true`}>
            {overdue.items.length > 0 ? (
              <PanelRows>
                {overdue.items.map((item) => (
                  <ItemRow key={item.id} item={item} />
                ))}
              </PanelRows>
            ) : (
              <PanelNote>None is overdue.</PanelNote>
            )}
          </Panel>
        </div>
      </div>
    </div>
  );
}

function OpenIncidents(props: { slug: string; incidents: ServiceStanding["openIncidents"] }) {
  const { slug, incidents } = props;
  return (
    <Panel title="Open incidents" all={`/services/${slug}/incidents`}>
      {incidents.length > 0 ? (
        <PanelRows>
          {incidents.map(({ number, ref, title, severity, status }) => (
            <PanelRow key={number} end={STATUS_NAMES[status]}>
              <SeverityMark severity={severity} />{" "}
              <span className="tabular text-ink-faint">{ref}</span>{" "}
              <Link href={`/incidents/${number}`} className="text-accent">
                {title}
              </Link>
            </PanelRow>
          ))}
        </PanelRows>
      ) : (
        <PanelNote>Nothing is open on it.</PanelNote>
      )}
    </Panel>
  );
}

function Runbooks(props: { slug: string; runbooks: readonly RunbookSummary[]; now: string }) {
  const { slug, runbooks, now } = props;
  return (
    <Panel title="Runbooks" all={`/services/${slug}/runbooks`}>
      {runbooks.length > 0 ? (
        <PanelRows>
          {runbooks.map(({ number, title, stale, reviewedAt }) => (
            <PanelRow
              key={number}
              end={stale ? <Badge tone="warn">Stale</Badge> : <Ago at={reviewedAt} now={now} />}
            >
              <Link href={`/runbooks/${number}`} className="text-accent">
                {title}
              </Link>
            </PanelRow>
          ))}
        </PanelRows>
      ) : (
        <PanelNote>
          None.{" "}
          <Link href={`/runbooks/new?service=${slug}`} className="text-accent underline">
            Write the first
          </Link>{" "}
          for somebody who is woken by it.
        </PanelNote>
      )}
    </Panel>
  );
}
