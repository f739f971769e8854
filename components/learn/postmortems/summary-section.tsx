import type { ReactNode } from "react";
import { Time } from "@/components/ui/time/time";
import { formatMinutes } from "@/lib/platform/core/clock/duration";
import { SEVERITIES } from "@/lib/respond/clocks/policy";
import { startOf } from "@/lib/respond/incidents/rules";
import type { PostmortemData } from "./postmortem-data";
import { SectionHeading } from "./sections/section-heading";

/** What the record says by itself: when, how long, how bad, what was touched. */
export function SummarySection({ postmortem, children }: PostmortemData & { children: ReactNode }) {
  const { incident } = postmortem;
  const { facts, durations } = incident;
  const start = startOf(facts);
  const spent = SEVERITIES.filter((severity) => durations.bySeverityMinutes[severity] > 0);
  return (
    <section>
      <SectionHeading title="Summary" />
      <dl className="mt-3 grid grid-cols-[8rem_minmax(0,1fr)] gap-x-4 gap-y-1.5 max-sm:grid-cols-1 max-sm:gap-y-0.5 max-sm:[&>dd]:mb-1.5">
        <Term name="Duration">
          <Time at={start} withDay /> to{" "}
          {facts.resolvedAt ? <Time at={facts.resolvedAt} withDay /> : "now"} (
          {formatMinutes(durations.toResolveMinutes)})
        </Term>
        <Term name="Severity">
          {spent
            .map(
              (severity) =>
                `${severity} for ${formatMinutes(durations.bySeverityMinutes[severity])}`,
            )
            .join(", ") || incident.severity}
        </Term>
        <Term name="Services affected">
          {incident.services.map(({ name }) => name).join(", ") || "None named"}
        </Term>
      </dl>
      <div className="mt-4">{children}</div>
    </section>
  );
}

function Term({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd className="tabular">{children}</dd>
    </>
  );
}
