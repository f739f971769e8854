"use client";
import { Check, Circle, Minus } from "lucide-react";
import { CLOCK_NAMES } from "@/components/respond/incidents/clock";
import { ROLE_NAMES } from "@/components/respond/incidents/facts/role-names";
import { SeverityMark } from "@/components/respond/incidents/severity-mark";
import { StatusBadge } from "@/components/respond/incidents/status-badge";
import { CountdownAt } from "@/components/ui/time/countdown";
import { INCIDENT_ROLES } from "@/lib/respond/incidents/schemas";
import type { Standing } from "@/lib/respond/replay/rules";

/** State, promises, people and checklist at one instant. */
export function StandingPanel({ standing }: { standing: Standing }) {
  const { status, severity } = standing;
  return (
    <section aria-label="How it stood" className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center gap-3 text-ink-soft text-sm">
        {status === null ? (
          "Not declared yet"
        ) : (
          <>
            <SeverityMark severity={severity} />
            <StatusBadge status={status} />
            <span>{impactOf(standing)}</span>
          </>
        )}
      </div>
      {standing.clocks.map((clock) => (
        <CountdownAt
          key={clock.kind}
          name={CLOCK_NAMES[clock.kind]}
          state={clock.state}
          startedAt={clock.startedAt.toISOString()}
          dueAt={clock.dueAt.toISOString()}
          endedAt={clock.endedAt?.toISOString() ?? null}
          at={standing.at}
        />
      ))}
      <Roles standing={standing} />
      {standing.checklist.map((phase) => (
        <Phase key={phase.phase} phase={phase} />
      ))}
    </section>
  );
}

function impactOf({ usersAffectedPercent: users, errorRatePercent: errors }: Standing): string {
  const known = [
    users === null ? "" : `${users} % of users affected`,
    errors === null ? "" : `error rate ${errors} %`,
  ].filter(Boolean);
  return known.join(", ") || "Impact not measured";
}

function Roles({ standing }: { standing: Standing }) {
  return (
    <div>
      <h2 className="border-b pb-1.5 font-medium text-sm">Roles</h2>
      <ul className="mt-1 text-sm">
        {standing.roles.length === 0 ? <li className="py-1 text-ink-soft">Nobody yet</li> : null}
        {INCIDENT_ROLES.flatMap((role) =>
          standing.roles
            .filter((assignment) => assignment.role === role)
            .map(({ person }) => (
              <li key={`${role} ${person}`} className="flex justify-between gap-3 py-1">
                <span className="text-ink-soft">{ROLE_NAMES[role]}</span>
                <span>{person}</span>
              </li>
            )),
        )}
      </ul>
    </div>
  );
}

const MARKS = {
  OPEN: { Icon: Circle, tone: "text-ink-faint", word: "open" },
  DONE: { Icon: Check, tone: "text-good", word: "done" },
  SKIPPED: { Icon: Minus, tone: "text-ink-faint", word: "skipped" },
} as const;

function Phase({ phase }: { phase: Standing["checklist"][number] }) {
  const finished = phase.items.filter(({ state }) => state !== "OPEN").length;
  return (
    <div>
      <h2 className="flex items-baseline gap-2 border-b pb-1.5 font-medium text-sm">
        {phase.name}
        <span className="font-normal text-ink-faint text-xs">{phase.window}</span>
        <span className="tabular ml-auto font-normal text-ink-faint text-xs">
          {finished} of {phase.items.length}
        </span>
      </h2>
      <ul className="mt-1 text-sm">
        {phase.items.map(({ key, text, state, because }) => {
          const { Icon, tone, word } = MARKS[state];
          return (
            <li key={key} className="flex items-start gap-2.5 py-1">
              <Icon size={14} aria-hidden className={`mt-1 shrink-0 ${tone}`} />
              <span className={state === "OPEN" ? "" : "text-ink-soft"}>
                {text}
                <span className="sr-only">: {word}</span>
                {because ? <span className="block text-ink-faint text-xs">{because}</span> : null}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
