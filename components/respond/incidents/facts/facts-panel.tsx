"use client";
import { useState } from "react";
import { RoomRunbooks } from "@/components/catalog/runbooks/room-runbooks";
import { SimilarPast } from "@/components/find/search/similar-past";
import { FeltList } from "@/components/find/standing/felt";
import type { RoomData } from "@/components/respond/incidents/room-data";
import { PauseButton } from "@/components/respond/updates/pause-button";
import { SendUpdate } from "@/components/respond/updates/send-update";
import { RoomImpact } from "@/components/slo/impact/room-impact";
import { Button } from "@/components/ui/button";
import { Figure } from "@/components/ui/figure";
import { Markdown } from "@/components/ui/text/markdown";
import { Time } from "@/components/ui/time/time";
import { explainPermission, mayRole } from "@/lib/platform/access/permissions";
import { formatMinutes } from "@/lib/platform/core/clock/duration";
import { SEVERITIES } from "@/lib/respond/clocks/policy";
import { isOpen } from "@/lib/respond/incidents/rules";
import { DeploymentList } from "./deployment-list";
import { explainDurations } from "./explain-durations";
import { FactForms } from "./fact-forms";
import { FactGroup, FactRow } from "./fact-row";
import { RoleList } from "./role-list";

/** What is known: impact, times, people, services, changes nearby, and how long each part took. */
export function FactsPanel(props: RoomData) {
  const { incident, role, updates } = props;
  const { facts } = incident;
  const [form, setForm] = useState<"facts" | "details" | null>(null);
  const reason = mayRole(role, "incident.respond")
    ? incident.status === "CANCELLED"
      ? "The incident is cancelled."
      : null
    : explainPermission("incident.respond");
  return (
    <div className="flex flex-col gap-6">
      {incident.summary ? (
        <p className="whitespace-pre-wrap text-ink-soft">{incident.summary}</p>
      ) : null}
      <FactGroup
        title="Impact"
        action={
          <Button size="sm" look="ghost" disabledReason={reason} onClick={() => setForm("facts")}>
            Correct
          </Button>
        }
      >
        <FactRow name="Users affected">{percent(facts.usersAffectedPercent)}</FactRow>
        <FactRow name="Error rate">{percent(facts.errorRatePercent)}</FactRow>
        <FactRow name="Impact started">{instant(facts.impactStartedAt)}</FactRow>
        <FactRow name="Detected">{instant(facts.detectedAt)}</FactRow>
        <FactRow name="Declared">{instant(facts.declaredAt)}</FactRow>
        <FactRow name="Acknowledged">{instant(facts.acknowledgedAt)}</FactRow>
        <FactRow name="Mitigated">{instant(facts.mitigatedAt)}</FactRow>
        <FactRow name="Resolved">{instant(facts.resolvedAt)}</FactRow>
      </FactGroup>
      <RoomImpact incident={incident} now={props.now} />
      {incident.services.length > 0 ? (
        <FactGroup title="May be felt in">
          <FeltList felt={props.felt} />
        </FactGroup>
      ) : null}
      <RoomRunbooks runbooks={props.runbooks} services={incident.services} />
      <FactGroup title="Durations">
        {explainDurations(incident).map((figure) => (
          <FactRow key={figure.label} name={figure.label}>
            <Figure {...figure}>{formatMinutes(figure.minutes)}</Figure>
          </FactRow>
        ))}
        {SEVERITIES.filter((severity) => incident.durations.bySeverityMinutes[severity] > 0).map(
          (severity) => (
            <FactRow key={severity} name={`In ${severity}`}>
              {formatMinutes(incident.durations.bySeverityMinutes[severity])}
            </FactRow>
          ),
        )}
      </FactGroup>
      <FactGroup
        title="Details"
        action={
          <Button size="sm" look="ghost" disabledReason={reason} onClick={() => setForm("details")}>
            Edit
          </Button>
        }
      >
        <FactRow name="Services">
          {incident.services.length > 0
            ? incident.services.map(({ name }) => name).join(", ")
            : "None named"}
        </FactRow>
        <FactRow name="Channel">
          {incident.channelUrl ? (
            <a
              className="text-accent underline"
              href={incident.channelUrl}
              rel="noopener noreferrer"
              target="_blank"
            >
              Open
            </a>
          ) : (
            "Not linked"
          )}
        </FactRow>
        <FactRow name="Reported by">{incident.reporter?.name ?? "Muster"}</FactRow>
        {incident.source ? <FactRow name="Source">{incident.source}</FactRow> : null}
      </FactGroup>
      <RoleList {...props} disabledReason={reason} />
      <DeploymentList {...props} disabledReason={reason} />
      <FactGroup
        title="Updates"
        action={
          <SendUpdate
            incident={incident}
            updates={updates}
            now={props.now}
            disabledReason={
              isOpen(incident.status) || incident.status === "RESOLVED"
                ? reason
                : "The incident is over."
            }
          />
        }
      >
        <PauseButton incident={incident} disabledReason={reason} />
        {updates.length === 0 ? <p className="text-ink-faint text-sm">Nothing sent yet.</p> : null}
        {updates.slice(0, 5).map((update) => (
          <div key={update.id} className="py-1 text-sm">
            <span className="text-ink-faint text-xs">
              <Time at={update.sentAt} /> · {update.author?.name ?? "Muster"} ·{" "}
              {update.audience === "PUBLIC" ? "public" : "internal"}
            </span>
            <Markdown text={update.message} />
          </div>
        ))}
      </FactGroup>
      <SimilarPast incident={incident.number} now={props.now} />
      <FactForms
        incident={incident}
        services={props.services}
        form={form}
        onChange={setForm}
        disabledReason={reason}
      />
    </div>
  );
}

function percent(value: number | null) {
  return value === null ? <span className="text-ink-faint">Unknown</span> : `${value} %`;
}

function instant(at: string | null) {
  return at === null ? <span className="text-ink-faint">—</span> : <Time at={at} />;
}
