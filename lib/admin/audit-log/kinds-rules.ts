/** What the audit log is filtered by. An event is of a kind when its type begins with one of the words. */
export const AUDIT_KINDS = {
  "sign-in": { name: "Signing in", words: ["sign-in.", "session."] },
  refused: { name: "Refused", words: ["permission.", "sign-in."] },
  looks: {
    name: "Looks and exports",
    words: ["audit-log.", "mail.read", "incident.restricted-read", "webhook.delivery-read"],
  },
  people: { name: "People and access", words: ["people.", "account.", "token.", "team."] },
  incidents: {
    name: "Incidents",
    words: ["incident.", "clock.", "update.", "handover.", "rollback.", "checklist.", "entry."],
  },
  "follow-up": {
    name: "Follow-up",
    words: ["postmortem.", "review.", "thread.", "debrief.", "action-item."],
  },
  settings: {
    name: "Catalogue and settings",
    words: [
      "service.",
      "runbook.",
      "deployment.",
      "webhook.",
      "mail.",
      "demo.",
      "import.",
      "upkeep.",
      "record.",
      "stream.",
      "register.",
    ],
  },
} as const;
export type AuditKind = keyof typeof AUDIT_KINDS;
export const AUDIT_KIND_KEYS = Object.keys(AUDIT_KINDS) as [AuditKind, ...AuditKind[]];

/** Whether an event that no module declares is of a kind, by its name. */
export function isNamedAsKind(type: string, kind: AuditKind): boolean {
  const words: readonly string[] = AUDIT_KINDS[kind].words;
  return words.some((word) => type.startsWith(word));
}

/** "people.role-changed" as people read it: "People: role changed". */
export function nameOfType(type: string): string {
  const [about = "", what = ""] = type
    .replace(/^sign-in/, "sign\u2011in")
    .split(".", 2)
    .map(words);
  return `${about.charAt(0).toUpperCase()}${about.slice(1)}${what && `: ${what}`}`;
}

function words(part: string): string {
  return part.replaceAll("-", " ");
}

type Fields = Readonly<Record<string, unknown>>;
/** One thing that an event changed or says; `before` is null where it says only what is. */
export type Change = {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** What an event changed, a line a field, texts cut to what a list can show. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names
    .filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]))
    .map((name) => ({ name: spoken(name), before: shown(old[name]), after: shown(now[name]) }));
}

const LONGEST = 300;

function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = typeof value === "string" ? readable(value) : JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).toWellFormed()}…`;
}

/** An instant of the record, as the log's other times are written. */
function readable(text: string): string {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)\.\d{3}Z$/.exec(text) ?? [];
  return day ? `${day} ${time} UTC` : text;
}

function fieldsOf(value: unknown): Fields {
  if (value === null || value === undefined) return {};
  return typeof value === "object" && !Array.isArray(value) ? { ...value } : { value };
}

/** "usersAffectedPercent" as words. */
function spoken(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}
