import type { Naming } from "@/lib/platform/audit/event";
import { formatDuration } from "@/lib/platform/core/clock/duration";
import { plainLine, plainText } from "@/lib/platform/core/markdown/plain-text";
import { type StoredEvent, sayEvent } from "@/lib/record/events/read-event";
import { declarationOf } from "@/lib/record/events/registry";

type Fields = Readonly<Record<string, unknown>>;
type Sentence = (after: Fields, before: Fields, reason: string | null, nameOf: Naming) => string;

/**
 * The plain sentence of what Muster recorded. Deterministic: the same event always reads the same to the same reader.
 * A type without a sentence of its own shows as its name, so that nothing recorded is ever hidden.
 */
export function describeEvent(event: StoredEvent, nameOf: Naming): string {
  if (declarationOf(event.type)) return sayEvent(event, nameOf);
  const sentence = SENTENCES[event.type];
  if (!sentence) return `${event.type}.`;
  return sentence(fieldsOf(event.after), fieldsOf(event.before), event.reason, nameOf);
}

const SENTENCES: Readonly<Record<string, Sentence>> = {
  "incident.declared": (after) =>
    `Declared as ${text(after.severity)}${after.kind === "DRILL" ? ", a drill" : ""}.`,
  "incident.acknowledged": (after) =>
    after.becameCommander === true ? "Acknowledged, and took command." : "Acknowledged.",
  "incident.severity-changed": (after, before, reason) =>
    because(`Severity changed from ${text(before.severity)} to ${text(after.severity)}`, reason),
  "incident.role-assumed": (after, before) => {
    const previous = names(before.people);
    const from = previous ? `, after ${previous}` : "";
    return `${text(after.person)} is now ${roleName(after.role)}${from}.`;
  },
  "incident.role-relinquished": (_after, before) =>
    `${names(before.people)} is no longer ${roleName(before.role)}.`,
  "incident.facts-corrected": (after, before, reason) => {
    const changes = Object.keys(after).map(
      (fact) =>
        `${factName(fact)} from ${factValue(fact, before[fact])} to ${factValue(fact, after[fact])}`,
    );
    return because(`Corrected: ${changes.join("; ")}`, reason);
  },
  "incident.mitigated": (after) => withNote("Mitigated: user impact has ended.", after.note),
  "incident.resolved": (after) => withNote("Resolved: the fix is verified.", after.note),
  "incident.mitigation-retracted": (_after, _before, reason) =>
    because("Mitigation retracted", reason),
  "incident.resolution-retracted": (_after, _before, reason) => because("Reopened", reason),
  "incident.closed": () => "Closed: follow-up is complete.",
  "incident.cancelled": (after, _before, reason, nameOf) => {
    const survivor = text(after.duplicateOfId ?? after.duplicateOf);
    const ended = `Cancelled as a duplicate of ${nameOf(survivor) ?? "another incident"}`;
    return because(survivor ? ended : "Cancelled", reason);
  },
  "incident.edited": (after) => `Edited: ${Object.keys(after).map(factName).join(", ")}.`,
  "incident.people-kept": (after) => `Still open to ${names(after.people)}.`,
  "incident.imported": (after) => withNote("Imported from an earlier record.", after.source),
  "clock.breached": (after) =>
    `${clockName(after.kind)} target of ${formatDuration(Number(after.targetMinutes) * 60_000)} for ${text(after.severity)} passed.`,
  "clock.at-risk": (after) => `The next update is due soon: ${factValue("dueAt", after.dueAt)}.`,
  "update.sent": (after) =>
    withNote(
      `Update sent (${after.audience === "PUBLIC" ? "public" : "internal"}).`,
      plainText(text(after.message)),
    ),
  "update.paused": (after, _before, reason) =>
    because(
      after.resumesAt
        ? `Updates paused until ${factValue("resumesAt", after.resumesAt)}`
        : "Updates paused",
      reason,
    ),
  "update.resumed": (after) =>
    after.planned === true ? "Updates resumed, as planned." : "Updates resumed.",
  "handover.offered": (after) => {
    const offered =
      after.offeredById === after.fromId
        ? `${text(after.from)} offered command to ${text(after.to)}.`
        : `Offered command to ${text(after.to)} on behalf of ${text(after.from)}.`;
    return withNote(offered, plainLine(text(after.note)));
  },
  "handover.accepted": (after) => `${text(after.to)} took over command from ${text(after.from)}.`,
  "handover.declined": (after, _before, reason) =>
    because(`${text(after.to)} declined command`, reason),
  "handover.withdrawn": (after) => `The offer of command to ${text(after.to)} was withdrawn.`,
  "handover.expired": (after) =>
    `The offer of command to ${text(after.to)} expired without an answer.`,
  "handover.lapsed": (after, _before, reason) =>
    because(`The offer of command to ${text(after.to)} no longer holds`, reason),
  "deployment.linked": (after) =>
    `Linked deployment ${text(after.version)} of ${text(after.service)}.`,
  "rollback.decided": (after, _before, reason) =>
    after.outcome === "ROLLED_BACK"
      ? because(after.version ? `Rolled back ${text(after.version)}` : "Rolled back", reason)
      : because("Rollback is not possible", reason),
  "rollback.withdrawn": (_after, _before, reason) => because("Rollback decision withdrawn", reason),
  "entry.added": () => "Timeline entry added.",
  "entry.revised": (after, _before, reason) =>
    because(`Timeline entry revised (revision ${text(after.revision)})`, reason),
  "entry.removed": (_after, _before, reason) => because("Timeline entry removed", reason),
  "checklist.item-set": (after, _before, reason) =>
    because(
      `Checklist: ${text(after.key).replaceAll("-", " ")} set to ${text(after.state).toLowerCase()}`,
      reason,
    ),
  "checklist.item-assigned": (after) =>
    `Checklist: ${text(after.key).replaceAll("-", " ")} assigned.`,
  "action-item.created": (after) => `Action item added: ${text(after.title)}.`,
  "action-item.edited": (after) => `Action item changed: ${Object.keys(after).join(", ")}.`,
  "action-item.commented": () => "Comment on an action item.",
  "postmortem.section-edited": (after) =>
    `Postmortem section edited: ${text(after.key).replaceAll("-", " ")}.`,
  "postmortem.suggestion-decided": (after) =>
    `Postmortem suggestion ${text(after.decision).toLowerCase()}.`,
  "postmortem.rule-muted": (after, _before, reason) =>
    because(`Language rule switched off: ${text(after.rule)}`, reason),
  "postmortem.rule-unmuted": (after) => `Language rule switched on: ${text(after.rule)}.`,
  "postmortem.catalogued": () => "Postmortem filed under other factors or tags.",
  "postmortem.edited": () => "Postmortem owner or due date changed.",
  "postmortem.drafted": () => "Postmortem draft created.",
  "postmortem.waived": (_after, _before, reason) => because("Postmortem waived", reason),
  "postmortem.published": (after) =>
    Number(after.revision) > 1
      ? `Postmortem published, revision ${text(after.revision)}.`
      : "Postmortem published.",
  "postmortem.revised": (_after, _before, reason) =>
    because("Postmortem opened for another revision", reason),
  "debrief.started": (after) => `Debrief started, led by ${text(after.facilitator)}.`,
  "debrief.step": (after) => `Debrief: ${text(after.step)}.`,
  "debrief.noted": (after) => `Debrief note: ${text(after.section).replaceAll("-", " ")}.`,
  "debrief.attendance": (after) =>
    after.present === null
      ? `Debrief: attendance of ${text(after.name)} taken back.`
      : `Debrief: ${text(after.name)} ${after.present ? "is there" : "is absent"}.`,
  "debrief.topic-parked": (after) => `Debrief: topic parked: ${text(after.text)}.`,
  "debrief.topic-settled": (after) =>
    `Debrief: topic settled (${text(after.outcome).replaceAll("_", " ").toLowerCase()}): ${text(after.text)}.`,
  "debrief.ended": () => "Debrief ended.",
  "review.requested": (after) => `Review of the postmortem asked of ${names(after.reviewers)}.`,
  "review.reminded": () => "Reviewers of the postmortem reminded.",
  "thread.commented": (after) =>
    `Comment on the postmortem: ${text(after.section).replaceAll("-", " ")}.`,
  "thread.resolved": () => "Thread on the postmortem resolved.",
  "thread.reopened": () => "Thread on the postmortem reopened.",
  "review.withdrawn": () => "Postmortem taken back from review.",
  "review.verdict-given": (after) =>
    after.verdict === "APPROVED" ? "Postmortem approved." : "Changes to the postmortem requested.",
};

const FACT_NAMES: Readonly<Record<string, string>> = {
  impactStartedAt: "impact start",
  detectedAt: "detection",
  declaredAt: "declaration",
  acknowledgedAt: "acknowledgement",
  mitigatedAt: "mitigation",
  resolvedAt: "resolution",
  usersAffectedPercent: "users affected",
  errorRatePercent: "error rate",
  channelUrl: "channel",
  noRecentChangesAt: "recent changes reviewed",
};

function factName(fact: string): string {
  return FACT_NAMES[fact] ?? fact;
}

function factValue(fact: string, value: unknown): string {
  if (value === null || value === undefined) return "unknown";
  if (fact.endsWith("Percent")) return `${text(value)} %`;
  const instant = new Date(String(value));
  if (Number.isNaN(instant.getTime())) return text(value);
  return `${instant.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

function clockName(kind: unknown): string {
  if (kind === "RESPONSE") return "Response";
  return kind === "UPDATE" ? "Update" : "Postmortem";
}

function roleName(role: unknown): string {
  return text(role).toLowerCase().replaceAll("_", " ");
}

function because(sentence: string, reason: string | null): string {
  return reason ? `${sentence}: ${reason.replace(/\.$/, "")}.` : `${sentence}.`;
}

function withNote(sentence: string, note: unknown): string {
  const words = text(note).trim();
  return words ? `${sentence} ${words}` : sentence;
}

function names(people: unknown): string {
  return Array.isArray(people) ? people.map(text).join(", ") : "";
}

function text(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
