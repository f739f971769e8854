import { Badge } from "@/components/ui/badge";
import { Ago } from "@/components/ui/time/time";
import type { DeploymentView } from "@/lib/respond/deployments/find-deployments";
import { PanelNote, PanelRow, PanelRows } from "./panel";

const OUTCOMES = {
  SUCCEEDED: { name: "Succeeded", tone: "good" },
  FAILED: { name: "Failed", tone: "danger" },
  ROLLED_BACK: { name: "Rolled back", tone: "warn" },
} as const;

/** Deployments of one service, the newest first: what, where to, by whom, how it ended. */
export function DeploymentRows(props: { deployments: readonly DeploymentView[]; now: string }) {
  const { deployments, now } = props;
  if (deployments.length === 0) {
    return <PanelNote>None is recorded. A pipeline tells of them through the API.</PanelNote>;
  }
  return (
    <PanelRows>
      {deployments.map(({ id, version, environment, deployedAt, deployedBy, outcome }) => (
        <PanelRow key={id} end={<Ago at={deployedAt} now={now} />}>
          <span className="font-medium">{version}</span>{" "}
          <Badge tone={OUTCOMES[outcome].tone}>{OUTCOMES[outcome].name}</Badge>
          <span className="block text-ink-faint">
            {environment}
            {deployedBy ? `, by ${deployedBy}` : ""}
          </span>
        </PanelRow>
      ))}
    </PanelRows>
  );
}
