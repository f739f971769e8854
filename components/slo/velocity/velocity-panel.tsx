import { Panel } from "@/components/find/standing/panel";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time/time";
import type { VelocityView } from "@/lib/slo/velocity/view";
import { OverrideForm } from "./override-form";
import { PaceBadge } from "./pace-badge";

/** How fast a service may change, why, what that means, and who may decide otherwise. */
export function VelocityPanel(props: {
  service: string;
  velocity: VelocityView;
  /** Why the reader may not decide otherwise. */
  disabledReason: string | null;
}) {
  const { service, velocity, disabledReason } = props;
  const { decision, because, slo, text, expedite, override } = velocity;
  return (
    <Panel title="Velocity">
      <div className="flex flex-col gap-2 rounded-md border bg-panel px-3 py-3 text-sm">
        <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
          <PaceBadge decision={decision} />
          <span className="min-w-0 break-words">
            {override ? (
              <>
                {override.by.name} decided so until <Time at={override.until} withDay />:{" "}
                {override.reason}
              </>
            ) : (
              because
            )}
          </span>
        </p>
        {text ? <p className="break-words text-ink-soft">{text}</p> : null}
        {expedite ? (
          <p className="break-words text-ink-soft">What cannot wait: {expedite}</p>
        ) : null}
        <OverrideForm
          service={service}
          isOverridden={override !== null}
          disabledReason={disabledReason}
        />
        <p className="flex flex-wrap gap-x-4 gap-y-1">
          {slo ? (
            <Link href={`/slos/${slo.slice("SLO-".length)}`} className="text-accent underline">
              {slo}
            </Link>
          ) : null}
          <Link
            href={`/services/budget-policy?service=${service}`}
            className="text-accent underline"
          >
            What its budget decides
          </Link>
        </p>
      </div>
    </Panel>
  );
}
