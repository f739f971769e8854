/** The permission table: who may do what, in one place (docs/rules/access.md). Browser-safe, for disabled reasons. */
export const ROLES = ["ADMIN", "MANAGER", "RESPONDER", "VIEWER"] as const;
export type Role = (typeof ROLES)[number];

const EVERYBODY = ROLES;
const RESPONDERS = ["ADMIN", "MANAGER", "RESPONDER"] as const;
const MANAGERS = ["ADMIN", "MANAGER"] as const;
const ADMINS = ["ADMIN"] as const;

type Rule = {
  readonly roles: readonly Role[];
  /** Completes "Only … may …". */
  readonly may: string;
  /** Also for people who are not signed in: first start, accepting an invitation. */
  readonly anonymous?: true;
  /** Also for leads of teams, whatever their role: for what a team owns that they lead, and nothing else. */
  readonly leads?: true;
};

export const PERMISSIONS = {
  "incident.read": { roles: EVERYBODY, may: "read incidents" },
  "incident.declare": { roles: RESPONDERS, may: "declare incidents" },
  "incident.respond": { roles: RESPONDERS, may: "change incidents" },
  "incident.close": { roles: RESPONDERS, may: "close incidents" },
  "handover.for-others": { roles: MANAGERS, may: "hand over command for somebody else" },
  "timeline.write": { roles: RESPONDERS, may: "write the timeline" },
  "checklist.write": { roles: RESPONDERS, may: "work the checklist" },
  "update.send": { roles: RESPONDERS, may: "send updates" },
  "postmortem.read": { roles: EVERYBODY, may: "read postmortems" },
  "postmortem.write": { roles: RESPONDERS, may: "write postmortems" },
  "postmortem.review": { roles: RESPONDERS, may: "review postmortems" },
  "postmortem.waive": { roles: MANAGERS, may: "waive a postmortem" },
  "postmortem.publish": { roles: MANAGERS, may: "publish a postmortem" },
  "action-item.read": { roles: EVERYBODY, may: "read action items" },
  "action-item.write": { roles: RESPONDERS, may: "change action items", leads: true },
  "service.read": { roles: EVERYBODY, may: "read services" },
  "service.write": { roles: MANAGERS, may: "change services", leads: true },
  "runbook.read": { roles: EVERYBODY, may: "read runbooks" },
  "runbook.write": { roles: RESPONDERS, may: "write runbooks", leads: true },
  "slo.read": { roles: EVERYBODY, may: "read SLOs" },
  "slo.write": { roles: MANAGERS, may: "change SLOs", leads: true },
  "slo.push": { roles: RESPONDERS, may: "push samples" },
  "slo.exclude": { roles: MANAGERS, may: "exclude time from SLOs", leads: true },
  "data-source.manage": { roles: ADMINS, may: "manage data sources" },
  "velocity.override": { roles: MANAGERS, may: "decide otherwise than the budget", leads: true },
  "velocity.policy": { roles: MANAGERS, may: "set what budgets decide" },
  "deployment.write": { roles: RESPONDERS, may: "record deployments" },
  "team.read": { roles: EVERYBODY, may: "read teams" },
  "team.create": { roles: MANAGERS, may: "make and archive teams" },
  "team.manage": { roles: MANAGERS, may: "change a team", leads: true },
  "people.read": { roles: EVERYBODY, may: "see who works here" },
  "people.manage": { roles: ADMINS, may: "invite people and change roles" },
  "notification.read": { roles: EVERYBODY, may: "read their notifications" },
  "account.manage": { roles: EVERYBODY, may: "manage their own account" },
  "mail.manage": { roles: ADMINS, may: "see everybody's mail and send it again" },
  "policy.manage": { roles: ADMINS, may: "change the policies" },
  "webhook.manage": { roles: ADMINS, may: "manage webhooks" },
  "import.run": { roles: MANAGERS, may: "import past incidents, services and SLOs" },
  "audit.read": { roles: ADMINS, may: "read the audit log" },
  "sign-in": { roles: EVERYBODY, may: "sign in", anonymous: true },
  /** Held by no role: jobs and the command line act as the system. */
  system: { roles: [], may: "do this: it is Muster's own work" },
} as const satisfies Record<string, Rule>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether a role holds a permission. */
export function mayRole(role: Role, permission: Permission): boolean {
  const rule: Rule = PERMISSIONS[permission];
  return rule.roles.includes(role);
}

/** Whether people who are not signed in hold a permission. */
export function mayAnonymous(permission: Permission): boolean {
  const rule: Rule = PERMISSIONS[permission];
  return rule.anonymous === true;
}

/** What leads may do with what their team owns. */
export const LEAD_PERMISSIONS = (Object.keys(PERMISSIONS) as Permission[]).filter(mayLeads);

/** Whether leads hold a permission for what their team owns. */
export function mayLeads(permission: Permission): boolean {
  const rule: Rule = PERMISSIONS[permission];
  return rule.leads === true;
}

const PLURALS: Record<Role, string> = {
  ADMIN: "admins",
  MANAGER: "managers",
  RESPONDER: "responders",
  VIEWER: "viewers",
};

/**
 * The sentence shown where a control is off: "Only admins and managers may waive a postmortem.", or "Only admins,
 * managers and leads of the team that owns it may change services."
 */
export function explainPermission(permission: Permission): string {
  const rule: Rule = PERMISSIONS[permission];
  const names: string[] = rule.roles.map((role) => PLURALS[role]);
  if (rule.leads) names.push("leads of the team that owns it");
  const last = names.pop();
  if (last === undefined) return `Nobody may ${rule.may}.`;
  const who = names.length > 0 ? `${names.join(", ")} and ${last}` : last;
  return `Only ${who} may ${rule.may}.`;
}
