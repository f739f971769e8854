import { plainLine } from "@/lib/platform/core/markdown/plain-text";
import { isMoreSevere } from "@/lib/respond/clocks/policy";
import { type IncidentStatus, isOpen } from "@/lib/respond/incidents/rules";
import type { Audience, ProposalFacts } from "./proposal-facts";
import { proposePublic } from "./propose-public-rules";
import { utc } from "./utc-rules";

/**
 * A text to begin an update with, from the record alone: people read it, change it, and send it. Empty for
 * a cancelled incident, of which nobody is told any more.
 */
export function proposeUpdate(facts: ProposalFacts, audience: Audience): string {
  if (facts.status === "CANCELLED") return "";
  return audience === "PUBLIC" ? proposePublic(facts) : proposeInternal(facts);
}

function proposeInternal(facts: ProposalFacts): string {
  const { severity, status, title, kind, commander } = facts;
  const drill = kind === "DRILL" ? "This is a drill. " : "";
  return [
    `${drill}**${severity}, ${STATE[status]}**: ${ended(title)}`,
    sinceLast(facts),
    impact(facts),
    isOpen(status) && commander ? `Commander: ${commander}.` : "",
    outlook(facts),
  ]
    .filter(Boolean)
    .join("\n\n");
}

const STATE: Readonly<Record<IncidentStatus, string>> = {
  TRIAGE: "not acknowledged yet",
  INVESTIGATING: "being investigated",
  MITIGATED: "mitigated",
  RESOLVED: "resolved",
  CLOSED: "closed",
  CANCELLED: "cancelled",
};

function sinceLast(facts: ProposalFacts): string {
  const changes = changesOf(facts).map((change) => `- ${change}`);
  if (facts.before === null) return changes.join("\n");
  if (changes.length === 0) return "Nothing has changed since the last update.";
  return `Since the last update:\n\n${changes.join("\n")}`;
}

function changesOf(facts: ProposalFacts): string[] {
  const { before } = facts;
  const changes = [statusChange(facts), rollbackDecided(facts)];
  if (before) {
    const { severity } = facts;
    if (severity !== before.severity) {
      const way = isMoreSevere(severity, before.severity) ? "raised" : "lowered";
      changes.push(`Severity ${way} from ${before.severity} to ${severity}.`);
    }
    changes.push(figure("Users affected", facts.usersAffectedPercent, before.usersAffectedPercent));
    changes.push(figure("Error rate", facts.errorRatePercent, before.errorRatePercent));
  }
  return changes.filter((change) => change !== null);
}

function statusChange({ status, before, mitigatedAt, resolvedAt, now }: ProposalFacts) {
  if (status === before?.status) return null;
  if (status === "MITIGATED" && mitigatedAt) {
    return `Mitigated at ${utc(mitigatedAt, now)}: user impact has ended.`;
  }
  if (resolvedAt) {
    const wasSaid = before !== null && !isOpen(before.status);
    return wasSaid ? null : `Resolved at ${utc(resolvedAt, now)}: the fix is verified.`;
  }
  if (before === null || before.status === "TRIAGE") return null;
  return before.status === "MITIGATED"
    ? "The mitigation was taken back: the impact goes on."
    : "The incident was reopened.";
}

function rollbackDecided({ rollback, before }: ProposalFacts): string | null {
  if (!rollback || (before && rollback.at <= before.at)) return null;
  const { outcome, version, reason } = rollback;
  if (outcome === "ROLLED_BACK") return `${version ?? "The last deployment"} was rolled back.`;
  return reason ? `A rollback is not possible: ${ended(reason)}` : "A rollback is not possible.";
}

function figure(name: string, now: number | null, before: number | null): string | null {
  if (now === before) return null;
  return `${name}: ${percent(now)}, before ${percent(before)}.`;
}

function percent(value: number | null): string {
  return value === null ? "unknown" : `${value} %`;
}

function impact({ mitigatedAt, resolvedAt, ...facts }: ProposalFacts): string {
  const isOver = mitigatedAt !== null || resolvedAt !== null;
  const { usersAffectedPercent: users, errorRatePercent: errors, impactStartedAt, now } = facts;
  const names = facts.services.join(", ");
  return [
    users === null ? "" : `${users} % of users ${isOver ? "were" : "are"} affected.`,
    errors === null ? "" : `The error rate ${isOver ? "was" : "is"} ${errors} %.`,
    impactStartedAt ? `It began at ${utc(impactStartedAt, now)}.` : "",
    names ? `Services: ${names}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

function outlook({ status, nextUpdateAt, now }: ProposalFacts): string {
  if (!isOpen(status)) return "This is the all-clear: no more updates follow.";
  return nextUpdateAt ? `Next update by ${utc(nextUpdateAt, now)}.` : "";
}

/** A person's words as one sentence. */
function ended(words: string): string {
  return `${plainLine(words).replace(/[.\s]+$/, "")}.`;
}
