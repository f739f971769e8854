import { formatDuration } from "@/lib/platform/core/clock/duration";
import { plainLine } from "@/lib/platform/core/markdown/plain-text";
import type { Phase } from "@/lib/respond/checklist/template";
import type { IncidentStatus } from "@/lib/respond/incidents/rules";
import { INCIDENT_ROLES } from "@/lib/respond/incidents/schemas";
import type { IncidentView } from "@/lib/respond/incidents/view";
import type { Briefing, BriefingLine } from "./schemas";

export type BriefingEntry = {
  readonly at: string;
  readonly author: string;
  readonly body: string;
};

/** What a briefing is written from; instants are ISO strings. */
export type BriefingFacts = {
  readonly incident: Pick<
    IncidentView,
    | "status"
    | "severity"
    | "severityChanges"
    | "kind"
    | "restricted"
    | "facts"
    | "services"
    | "clocks"
    | "updatesPaused"
    | "updatesResumeAt"
    | "roles"
  >;
  readonly checklist: readonly {
    readonly phase: Phase;
    readonly name: string;
    readonly items: readonly {
      readonly text: string;
      readonly state: string;
      readonly assignee: { readonly name: string } | null;
    }[];
  }[];
  /** Both newest first. */
  readonly decisions: readonly BriefingEntry[];
  readonly attempts: readonly BriefingEntry[];
  readonly lastUpdate: { at: string; audience: "INTERNAL" | "PUBLIC"; message: string } | null;
  readonly deployments: readonly { at: string; service: string; version: string }[];
  readonly rollback: {
    outcome: "ROLLED_BACK" | "NOT_POSSIBLE";
    version: string | null;
    reason: string | null;
    at: string;
  } | null;
};

/** So many decisions and attempts are told; the rest is on the timeline. */
export const RECENT = 5;

/** Writes the briefing. Deterministic: the same facts at the same instant always read the same. */
export function composeBriefing(facts: BriefingFacts, now: Date): Briefing {
  return {
    writtenAt: now.toISOString(),
    sections: [
      { title: "Where it stands", lines: standing(facts, now) },
      { title: "Impact", lines: impact(facts, now) },
      { title: "Due next", lines: dueNext(facts, now) },
      {
        title: "Being tried",
        lines: told(facts.attempts, "Nobody wrote down what is being tried."),
      },
      { title: "Decided", lines: told(facts.decisions, "No decision is on the timeline.") },
      { title: "Changes and rollback", lines: changes(facts) },
      { title: "Still open", lines: stillOpen(facts) },
      { title: "Who does what", lines: people(facts, now) },
      { title: "Told to stakeholders", lines: stakeholders(facts) },
    ],
  };
}

function standing({ incident }: BriefingFacts, now: Date): BriefingLine[] {
  const { status, kind, restricted, facts } = incident;
  const since = SINCE[status](facts) ?? facts.declaredAt;
  const lines = [
    line(`${STATE[status]} for ${lasted(since, now)}.`, since),
    severity(incident, now),
  ];
  if (kind === "DRILL") lines.push(line("This is a drill."));
  if (restricted) lines.push(line("It is restricted: only those who take part may know of it."));
  return lines;
}

const STATE: Readonly<Record<IncidentStatus, string>> = {
  TRIAGE: "Not acknowledged; declared and waiting",
  INVESTIGATING: "Being investigated",
  MITIGATED: "Mitigated, not yet resolved,",
  RESOLVED: "Resolved",
  CLOSED: "Closed",
  CANCELLED: "Cancelled",
};
type Facts = IncidentView["facts"];
const SINCE: Readonly<Record<IncidentStatus, (facts: Facts) => string | null>> = {
  TRIAGE: (facts) => facts.declaredAt,
  INVESTIGATING: (facts) => facts.acknowledgedAt,
  MITIGATED: (facts) => facts.mitigatedAt,
  RESOLVED: (facts) => facts.resolvedAt,
  CLOSED: (facts) => facts.closedAt,
  CANCELLED: (facts) => facts.cancelledAt,
};

function severity({ severity: now, severityChanges }: BriefingFacts["incident"], at: Date) {
  const last = severityChanges.at(-1);
  const before = severityChanges.at(-2);
  if (!last || !before) return line(`${now} since it was declared.`, last?.at ?? null);
  const why = last.reason ? `: ${sentence(last.reason)}` : ".";
  return line(`${now} for ${lasted(last.at, at)}, before that ${before.severity}${why}`, last.at);
}

function impact({ incident }: BriefingFacts, now: Date): BriefingLine[] {
  const { facts, services } = incident;
  const is = facts.mitigatedAt === null ? "is" : "was";
  const { usersAffectedPercent: users, errorRatePercent: errors } = facts;
  const names = services.map(({ name }) => name).join(", ");
  return [
    users === null
      ? line("How many users it affects is not known yet.")
      : line(`${users} % of users ${is === "is" ? "are" : "were"} affected.`),
    ...(errors === null ? [] : [line(`The error rate ${is} ${errors} %.`)]),
    facts.impactStartedAt === null
      ? line("When it began is not known yet.", null)
      : line(`It began ${lasted(facts.impactStartedAt, now)} ago.`, facts.impactStartedAt),
    line(names ? `Services: ${names}.` : "No service is named yet."),
  ];
}

function dueNext({ incident }: BriefingFacts, now: Date): BriefingLine[] {
  const running = incident.clocks
    .filter(({ endedAt }) => endedAt === null)
    .sort((a, b) => a.dueAt.localeCompare(b.dueAt));
  const lines = running.map(({ kind, dueAt }) => {
    const left = lasted(dueAt, now);
    const isPast = Date.parse(dueAt) < now.getTime();
    return line(
      isPast ? `${DUE[kind]} was due ${left} ago.` : `${DUE[kind]} is due in ${left}.`,
      dueAt,
    );
  });
  const paused = incident.updatesPaused;
  const resumeAt = incident.updatesResumeAt;
  if (paused !== null) lines.push(line(`Updates are paused: ${sentence(paused)}`));
  if (resumeAt !== null) {
    lines.push(line(`They resume by themselves in ${lasted(resumeAt, now)}.`, resumeAt));
  }
  return lines.length > 0 ? lines : [line("Nothing falls due.")];
}

const DUE = {
  RESPONSE: "The response",
  UPDATE: "The next update",
  POSTMORTEM: "The postmortem",
} as const;

function told(entries: readonly BriefingEntry[], none: string): BriefingLine[] {
  if (entries.length === 0) return [line(none)];
  return entries
    .slice(0, RECENT)
    .map(({ at, author, body }) => line(`${author}: ${plainLine(body)}`, at));
}

function changes({ deployments, rollback }: BriefingFacts): BriefingLine[] {
  const linked = deployments.map(({ service, version, at }) =>
    line(`${version} of ${service} was deployed.`, at),
  );
  if (linked.length === 0) linked.push(line("No deployment is linked."));
  if (rollback === null) return [...linked, line("Whether to roll back is not decided.")];
  const { outcome, version, reason, at } = rollback;
  const done = outcome === "ROLLED_BACK";
  const what = done
    ? version
      ? `${version} was rolled back`
      : "It was rolled back"
    : "A rollback is not possible";
  return [...linked, line(reason ? `${what}: ${sentence(reason)}` : `${what}.`, at)];
}

/** What is open of the phases up to the one the incident is in; later ones are not due. */
function stillOpen({ incident, checklist }: BriefingFacts): BriefingLine[] {
  const current = PHASES_SO_FAR[incident.status];
  const open = checklist
    .filter(({ phase }) => current.includes(phase))
    .flatMap(({ name, items }) =>
      items
        .filter(({ state }) => state === "OPEN")
        .map(({ text, assignee }) =>
          line(`${name}: ${text}${assignee ? ` (${assignee.name})` : ""}.`),
        ),
    );
  return open.length > 0 ? open : [line("Nothing is open on the checklist so far.")];
}

const WORKING: readonly Phase[] = ["TRIAGE", "ASSESS", "MITIGATE"];
const ENDING: readonly Phase[] = [...WORKING, "RESOLVE"];
const PHASES_SO_FAR: Readonly<Record<IncidentStatus, readonly Phase[]>> = {
  TRIAGE: ["TRIAGE", "ASSESS"],
  INVESTIGATING: WORKING,
  MITIGATED: ENDING,
  RESOLVED: [...ENDING, "FOLLOW_UP"],
  CLOSED: [],
  CANCELLED: [],
};

function people({ incident }: BriefingFacts, now: Date): BriefingLine[] {
  const held = incident.roles.map(({ role, user, assumedAt }) =>
    line(`${user.name}: ${nameOf(role)} for ${lasted(assumedAt, now)}.`, assumedAt),
  );
  const free = INCIDENT_ROLES.filter(
    (role) => role !== "SUBJECT_EXPERT" && !incident.roles.some((each) => each.role === role),
  );
  return free.length > 0 ? [...held, line(`Nobody is ${free.map(nameOf).join(", ")}.`)] : held;
}

function stakeholders({ lastUpdate }: BriefingFacts): BriefingLine[] {
  if (!lastUpdate) return [line("No update has been sent yet.")];
  const audience = lastUpdate.audience.toLowerCase();
  return [line(`Last update (${audience}): ${plainLine(lastUpdate.message)}`, lastUpdate.at)];
}

function nameOf(role: string): string {
  return role.toLowerCase().replaceAll("_", " ");
}

/** A person's words as the end of a sentence. */
function sentence(words: string): string {
  return `${plainLine(words).replace(/\.$/, "")}.`;
}

function lasted(from: string, now: Date): string {
  return formatDuration(now.getTime() - Date.parse(from));
}

function line(text: string, at: string | null = null): BriefingLine {
  return { text, at };
}
