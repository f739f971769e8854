"use client";
import { useAction } from "@/components/frame/use-action";
import type { RoomData } from "@/components/respond/incidents/room-data";
import { Time } from "@/components/ui/time/time";
import { linkDeployment } from "@/lib/respond/deployments/actions";
import { FactGroup } from "./fact-row";

/** Deployments linked by people, and those shortly before, offered and never guessed. */
export function DeploymentList({
  incident,
  deployments,
  disabledReason,
}: RoomData & { disabledReason: string | null }) {
  const { run, pending, message } = useAction(linkDeployment);
  return (
    <FactGroup title="Deployments">
      {deployments.length === 0 ? (
        <p className="text-ink-faint text-sm">None recorded in the day before.</p>
      ) : null}
      <ul>
        {deployments.map((deployment) => (
          <li key={deployment.id} className="flex items-start justify-between gap-2 py-1 text-sm">
            <span className="min-w-0">
              <span className="block truncate">{deployment.version}</span>
              <span className="block text-ink-faint text-xs">
                {deployment.service.name} · <Time at={deployment.deployedAt} withDay />
                {deployment.outcome === "ROLLED_BACK" ? " · rolled back" : ""}
              </span>
            </span>
            {deployment.linked ? (
              <span className="shrink-0 text-ink-soft text-xs">Linked</span>
            ) : disabledReason ? null : (
              <button
                type="button"
                disabled={pending}
                onClick={() => run({ incident: incident.number, deploymentId: deployment.id })}
                className="shrink-0 rounded-sm text-accent text-xs hover:underline"
              >
                Link<span className="sr-only"> {deployment.version}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {message ? (
        <p role="alert" className="text-sev1 text-sm">
          {message}
        </p>
      ) : null}
    </FactGroup>
  );
}
