import { mayRole } from "@/lib/platform/access/permissions";
import type { LostSight } from "./lost-sight";
import type { Registered } from "./registry";

/** Field names by which an input points at something of an incident; the restricted one has one of each. */
export const POINTERS = [
  "incident",
  "incidentNumber",
  "actionItemId",
  "actionItemNumber",
  "entryId",
  "itemId",
  "suggestionId",
  "threadId",
  "topicId",
  "notificationId",
] as const;

/** What is asked, and a word of the answer by which somebody who may see the restricted incidents finds them. */
type Asking = { readonly input: object; readonly finds: string };

/** Queries that go through incidents or what they have: what to ask so that the restricted ones would be found. */
export const LISTS: Readonly<Record<string, (hidden: LostSight) => readonly Asking[]>> = {
  "action-item.board": mine,
  "action-item.export": mine,
  "action-item.list": (hidden) => [
    ...mine(hidden),
    { input: { owner: hidden.outsider.id, overdue: true }, finds: hidden.title },
    { input: { owner: hidden.outsider.id, sort: "age" }, finds: hidden.title },
  ],
  "action-item.figures": ({ outsider }) => [{ input: {}, finds: outsider.name }],
  "action-item.similar-to-title": ({ title }) => [{ input: { title }, finds: title }],
  "incident.list": ({ title, incident }) => [
    { input: {}, finds: title },
    { input: { q: title }, finds: title },
    { input: { q: `INC-${incident}` }, finds: title },
  ],
  "library.list": ({ title, tag }) => [
    { input: { q: title.split(" ")[1] }, finds: title },
    { input: { tag }, finds: title },
    { input: { q: `${title.split(" ")[1]?.slice(0, -1)}x` }, finds: title },
  ],
  "mail-delivery.list": ({ title }) => [{ input: {}, finds: title }],
  "notification.count-unread": () => [{ input: {}, finds: '"unread":1' }],
  "notification.list": ({ title }) => [{ input: {}, finds: title }],
  "postmortem.list": ({ title }) => [
    { input: {}, finds: title },
    { input: { view: "MINE" }, finds: title },
  ],
  "postmortem-tag.list": ({ tag }) => [{ input: { q: tag.slice(0, 5) }, finds: tag }],
  "search.find": ({ title, incident, actionItemNumber }) => [
    { input: { q: title }, finds: title },
    { input: { q: `INC-${incident}` }, finds: title },
    { input: { q: `AI-${actionItemNumber}` }, finds: title },
    { input: { q: `${title.split(" ")[1]?.slice(0, -1)}x` }, finds: title },
  ],
  "search.similar-open": ({ title }) => [{ input: { title, services: [] }, finds: title }],
  "service.felt": ({ neighbour, title }) => [{ input: { services: [neighbour] }, finds: title }],
  "service.list": ({ service }) => [
    { input: { q: service }, finds: '"worstSeverity":"SEV1"' },
    { input: { q: service, state: "AFFECTED" }, finds: "Hit" },
  ],
  "service.neighbours": ({ neighbour }) => [
    { input: { service: neighbour }, finds: '"worstSeverity":"SEV1"' },
  ],
  "slo.marks": ({ slo, title }) => [{ input: { slo }, finds: title }],
  "service.read": ({ service, title }) => [{ input: { service }, finds: title }],
};

function mine({ outsider, title }: LostSight): Asking[] {
  return [{ input: { owner: outsider.id }, finds: title }];
}

const OWN_ACCOUNT = "reads or changes the account of whoever asks";
const RUNBOOKS = "runbooks are everybody's, and name no incident";
const SERVICES = "services are everybody's, and name no incident";
const SLOS = "incidents count in SLOs without a name: status.test.ts of SLOs holds it";
const TEAMS = "teams are everybody's, and name no incident";
const MAKES_NEW = "makes something new, and answers with that alone";

/** Those that know nothing of other people's incidents, and why. */
export const APART: Readonly<Record<string, string>> = {
  "account.ask-reset": OWN_ACCOUNT,
  "account.change-password": OWN_ACCOUNT,
  "account.read": OWN_ACCOUNT,
  "account.rename": OWN_ACCOUNT,
  "account.reset-password": OWN_ACCOUNT,
  "action-item.edit-many": "names each item that it refuses: has a test of its own below",
  "deployment.find": "deployments are everybody's, and name no incident",
  "deployment.record": MAKES_NEW,
  "import.catalog": SERVICES,
  "import.openslo": SLOS,
  "import.incident":
    "answers with what was imported before, where that is known: has a test of its own below",
  "incident.declare": MAKES_NEW,
  "mail-delivery.health": "tells of the mail server",
  "mail-delivery.send-test": OWN_ACCOUNT,
  "notification.choose-mail": OWN_ACCOUNT,
  "notification.mail-settings": OWN_ACCOUNT,
  "notification.mark-all-read": "says how many it marked: has a test of its own below",
  "people.accept-invitation": OWN_ACCOUNT,
  "people.create-first-admin": OWN_ACCOUNT,
  "people.find": "people are everybody's",
  "runbook.create": RUNBOOKS,
  "runbook.edit": RUNBOOKS,
  "runbook.list": RUNBOOKS,
  "runbook.read": RUNBOOKS,
  "runbook.reason": RUNBOOKS,
  "runbook.review": RUNBOOKS,
  "runbook.revisions": RUNBOOKS,
  "service.create": SERVICES,
  "service.edit": SERVICES,
  "service.names": SERVICES,
  "session.revoke": OWN_ACCOUNT,
  "session.revoke-others": OWN_ACCOUNT,
  "slo.alerts": SLOS,
  "slo.archive": SLOS,
  "slo.create": SLOS,
  "slo.definitions": SLOS,
  "slo.edit": SLOS,
  "slo.exclude": SLOS,
  "slo.exclusions": SLOS,
  "slo.export": SLOS,
  "slo.history": SLOS,
  "data-source.list": SLOS,
  "data-source.read": SLOS,
  "slo.list": SLOS,
  "slo.list-by-need": SLOS,
  "slo.push-samples": SLOS,
  "slo.read": SLOS,
  "slo.remove-exclusion": SLOS,
  "slo.status": SLOS,
  "team.archive": TEAMS,
  "team.create": TEAMS,
  "team.edit": TEAMS,
  "team.list": TEAMS,
  "team.names": TEAMS,
  "team.read": TEAMS,
  "team.reason": TEAMS,
  "team.remove-member": TEAMS,
  "team.set-member": TEAMS,
  "token.create": OWN_ACCOUNT,
  "token.revoke": OWN_ACCOUNT,
  "velocity.end-override": SLOS,
  "velocity.held": SLOS,
  "velocity.override": SLOS,
  "velocity.policy": SLOS,
  "velocity.read": SLOS,
  "velocity.service-policy": SLOS,
  "velocity.set-policy": SLOS,
  "velocity.set-service-policy": SLOS,
};

/** Whether people who see everything are the only ones who may call it: then there is nothing to hide. */
export function isForThoseWhoSeeAll({ permission }: Registered): boolean {
  return !(["MANAGER", "RESPONDER", "VIEWER"] as const).some((role) => mayRole(role, permission));
}

export function pointersOf({ sample }: Registered): (typeof POINTERS)[number][] {
  if (typeof sample !== "object" || sample === null) return [];
  return POINTERS.filter((pointer) => pointer in sample);
}
