/** How long the rows of a table are kept. */
export type Keeping =
  | { readonly keep: "for ever"; readonly why: string }
  | {
      readonly days: number;
      /** What the days are counted from, in words. */
      readonly after: string;
      readonly why: string;
      /** SQL over the row `r`: it may go; `$1` is the instant that many days ago. */
      readonly ended: string;
      /** Its rows are proved: that they went is itself an event. */
      readonly isProved?: true;
    };

const RECORD: Keeping = { keep: "for ever", why: "It is the record, and the chain proves it." };
const MAIL_ENDED =
  "greatest(d.sent_at, d.given_up_at, d.skipped_at) < $1 and d.next_attempt_at is null";
const NOTIFICATION_ENDED =
  "(n.read_at < $1 or n.created_at < $1::timestamptz - interval '275 days')";

/**
 * Every table of the schema, and how long its rows are kept; a test finds those that are missing. In this order:
 * what points at others goes before them.
 */
export const KEEPING: Readonly<Record<string, Keeping>> = {
  idempotency_key: {
    days: 7,
    after: "the request",
    why: "A client repeats a request for hours, not for weeks.",
    ended: "r.created_at < $1",
  },
  rate_limit: {
    days: 1,
    after: "the counter ran out",
    why: "Its keys are chosen by strangers.",
    ended: "r.expire < extract(epoch from $1::timestamptz) * 1000",
  },
  sign_in_pace: {
    days: 1,
    after: "the last failure",
    why: "A day without a failure is forgiven.",
    ended: "r.last_at < $1",
  },
  access_note: {
    days: 1,
    after: "its window, once it is recorded",
    why: "The audit log has it by then.",
    ended: "r.window_end < $1 and r.recorded_at is not null",
  },
  session: {
    days: 30,
    after: "it ended",
    why: "People can still ask what it was; that it was opened is in the audit log.",
    ended: "least(r.expires_at, r.revoked_at, r.last_seen_at + interval '7 days') < $1",
  },
  password_reset: {
    days: 30,
    after: "it ran out",
    why: "The same.",
    ended: "r.expires_at < $1",
  },
  invitation: {
    days: 90,
    after: "it was used, taken back or ran out",
    why: "Who invited whom is in the audit log.",
    ended: "least(r.accepted_at, r.revoked_at, r.expires_at) < $1",
    isProved: true,
  },
  api_token: {
    days: 365,
    after: "it ran out or was revoked",
    why: "Who asks what a token did finds its name for a year.",
    ended: "least(r.expires_at, r.revoked_at) < $1",
    isProved: true,
  },
  mailed_notification: {
    days: 90,
    after: "its notification was read; a year after an unread one came",
    why: "It says that a notification was mailed: without it, it would be mailed again.",
    ended: `exists (select from notification n where n.id = r.notification_id and ${NOTIFICATION_ENDED})`,
  },
  notification: {
    days: 90,
    after: "it was read; unread ones a year after they came",
    why: "What they tell of is in the record.",
    ended: `exists (select from notification n where n.id = r.id and ${NOTIFICATION_ENDED})
      and not exists (select from mailed_notification m where m.notification_id = r.id)`,
  },
  mail_attempt: {
    days: 90,
    after: "its mail ended",
    why: "Whoever misses a mail asks sooner.",
    ended: `exists (select from mail_delivery d where d.id = r.delivery_id and ${MAIL_ENDED})`,
  },
  mail_delivery: {
    days: 90,
    after: "it was sent, given up or left out, and its notifications are gone",
    why: "Mail holds the text of what it told.",
    ended: `exists (select from mail_delivery d where d.id = r.id and ${MAIL_ENDED})
      and not exists (select from mailed_notification m where m.delivery_id = r.id)
      and not exists (select from mail_attempt a where a.delivery_id = r.id)`,
  },
  webhook_attempt: {
    days: 90,
    after: "its message ended",
    why: "Whoever misses a message asks sooner.",
    ended: "exists (select from webhook_delivery d where d.id = r.delivery_id and d.ended_at < $1)",
  },
  webhook_delivery: {
    days: 90,
    after: "it ended",
    why: "Messages hold the text of what they told.",
    ended: `r.ended_at < $1
      and not exists (select from webhook_delivery o where o.resend_of_id = r.id)
      and not exists (select from webhook_attempt a where a.delivery_id = r.id)`,
  },
  action_item_reminder: {
    days: 90,
    after: "the digest",
    why: "It only keeps a week's digest from being sent twice.",
    ended: "r.reminded_at < $1",
  },
  slo_minutes: {
    days: 35,
    after: "the hour",
    why: "A window that reaches back further is counted by the hour.",
    ended: "r.hour < $1",
  },
  slo_hour: {
    days: 400,
    after: "the hour",
    why: "No window is longer.",
    ended: `r.hour < $1
      and not exists (select from slo_minutes m where m.slo_id = r.slo_id and m.hour = r.hour)`,
  },
  slo_feed: { keep: "for ever", why: "A row an SLO: since when, and until when there is data." },
  slo_need: { keep: "for ever", why: "A row an SLO: its place in the list." },
  slo_ask: { keep: "for ever", why: "A row an SLO: how far its data source was asked." },
  audit_event: { keep: "for ever", why: "It is the chain: nothing of it is ever deleted." },
  audit_stream: { keep: "for ever", why: "The heads of the chains." },
  audit_changed: {
    keep: "for ever",
    why: "Empty but while a transaction runs; what stays is a finding.",
  },
  follow_position: { keep: "for ever", why: "A few rows a stream: how far it was read." },
  notification_setting: { keep: "for ever", why: "A person's own choice." },
  app_user: { keep: "for ever", why: "People stay the authors of what they wrote." },
  identity: { keep: "for ever", why: "How a person signs in." },
  webhook_endpoint: {
    keep: "for ever",
    why: "Part of the record; deleted ones lose their secret.",
  },
  ...Object.fromEntries(
    [
      ...["action_item", "action_item_comment", "action_item_postponement", "checklist_item"],
      ...["checklist_template_revision", "clock_segment", "debrief", "debrief_attendee"],
      ...["debrief_step", "debrief_topic", "deployment", "fact_correction", "fact_retraction"],
      ...["handover_offer", "incident", "incident_deployment", "incident_import"],
      ...["incident_service", "library_entry", "participant", "policy_revision", "postmortem"],
      ...["postmortem_comment", "postmortem_factor", "postmortem_muted_rule"],
      ...["postmortem_publication", "postmortem_reviewer", "postmortem_section"],
      ...["postmortem_section_revision", "postmortem_suggestion", "postmortem_tag"],
      ...["postmortem_thread", "postmortem_verdict", "postmortem_waiver", "role_assignment"],
      ...["rollback_decision", "runbook", "runbook_review", "runbook_revision"],
      ...["runbook_service", "service", "service_dependency", "severity_change", "slo"],
      ...["slo_definition", "slo_exclusion", "status_update", "team", "team_member"],
      ...["timeline_entry", "timeline_revision", "update_pause", "burn_alert"],
      ...["velocity_change", "velocity_override", "velocity_policy", "slo_impact", "data_source"],
    ].map((table) => [table, RECORD]),
  ),
};

/** Tables that lose rows, in the order in which they may. */
export const ENDING_TABLES: readonly string[] = Object.keys(KEEPING).filter(
  (table) => KEEPING[table] && "days" in KEEPING[table],
);

/** The table of docs/operations.md. */
export function keepingTable(): string {
  const rows = ENDING_TABLES.flatMap((table) => {
    const rule = KEEPING[table];
    if (!rule || !("days" in rule)) return [];
    return [
      `| \`${table}\` | ${rule.days === 1 ? "1 day" : `${rule.days} days`} after ${rule.after} | ${rule.why} |`,
    ];
  });
  const others = Object.keys(KEEPING).filter((table) => KEEPING[table] !== RECORD);
  const kept = others.flatMap((table) => {
    const rule = KEEPING[table];
    return rule && "keep" in rule ? [`| \`${table}\` | for ever | ${rule.why} |`] : [];
  });
  const rest = `| all others | for ever | ${RECORD.why} |`;
  return ["| Rows of | Kept | Why |", "| --- | --- | --- |", ...rows, ...kept, rest].join("\n");
}
