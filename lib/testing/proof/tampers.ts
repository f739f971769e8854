/** What somebody does with the database in hand, and what `verify` has to say of it. */
export type Tamper = { readonly sql: string | readonly string[]; readonly says: RegExp };

const INCIDENT = "(select id from incident where title = 'Checkout fails')";
const STREAM = `('incident:' || ${INCIDENT})`;
const HEAD = (stream: string, seq: string) => `
  update audit_stream head set seq = event.seq, hash = event.hash from audit_event event
  where head.stream = ${stream} and event.stream = head.stream and event.seq = ${seq}`;
const OF_INCIDENT = `
  timeline_revision using timeline_entry e where e.id = entry_id and e.incident_id = ${INCIDENT}`;

export const TAMPERS: Readonly<Record<string, Tamper>> = {
  "deletes the workspace's whole chain": {
    sql: [
      "delete from audit_event where stream = 'workspace'",
      "delete from audit_stream where stream = 'workspace'",
    ],
    says: /^workspace is broken at event 1: The whole chain is missing/m,
  },
  "deletes an incident with everything": {
    sql: [
      `delete from audit_event where stream = ${STREAM}`,
      `delete from audit_stream where stream = ${STREAM}`,
      `delete from ${OF_INCIDENT}`,
      `delete from timeline_entry where incident_id = ${INCIDENT}`,
      "delete from incident where title = 'Checkout fails'",
    ],
    says: /^incident:[0-9a-f-]+ is broken at event 1: The whole chain is missing/m,
  },
  "deletes a chain and leaves its incident": {
    sql: [
      `delete from audit_event where stream = ${STREAM}`,
      `delete from audit_stream where stream = ${STREAM}`,
    ],
    says: /^incident:[0-9a-f-]+ is broken at event 1: The whole chain is missing/m,
  },
  "deletes the register of streams": {
    sql: [
      "delete from audit_event where stream = 'streams'",
      "delete from audit_stream where stream = 'streams'",
    ],
    says: /^streams is broken at event 1: The whole chain is missing/m,
  },
  "cuts the tail and sets the head back": {
    sql: [`delete from audit_event where stream = ${STREAM} and seq > 12`, HEAD(STREAM, "12")],
    says: /Its head was moved outside of Muster: the seal does not fit/,
  },
  "cuts the tail and sets back no more than the number": {
    sql: [
      "delete from audit_event where stream = 'workspace' and seq > 12",
      "update audit_stream set seq = 12 where stream = 'workspace'",
    ],
    says: /workspace is broken at event 13: The recorded head is not that of the newest event/,
  },
  "cuts the register's tail": {
    sql: ["delete from audit_event where stream = 'streams' and seq > 2", HEAD("'streams'", "2")],
    says: /It is not in the register|the seal does not fit/,
  },
  "changes an event": {
    sql: `update audit_event set actor_name = 'Nobody' where stream = ${STREAM} and seq = 3`,
    says: /broken at event 3: Its content was changed/,
  },
  "changes what an event says of a row": {
    sql: `update audit_event set rows = '[]' where stream = ${STREAM} and seq = 3`,
    says: /broken at event 3: Its content was changed/,
  },
  "removes an event": {
    sql: `delete from audit_event where stream = ${STREAM} and seq = 5`,
    says: /broken at event 5: Event 5 is missing/,
  },
  "puts an incident there without a chain": {
    sql: `insert into incident (id, title, severity, status, detected_at, declared_at, policy, created_at)
      select gen_random_uuid(), 'Never was', severity, status, detected_at, declared_at, policy, created_at
      from incident where title = 'Checkout fails'`,
    says: /The whole chain is missing/,
  },
  "puts a chain there that no command began": {
    sql: "insert into audit_stream (stream, seq, hash, registered) values ('incident:x', 0, repeat('0', 64), true)",
    says: /incident:x is broken at event 1: The whole chain is missing/,
  },
  "changes published text": {
    sql: `update postmortem_publication set document = jsonb_set(document, '{title}', '"Nothing happened"')`,
    says: /Publication 1 was changed[\s\S]*A publication was changed outside of Muster: document/,
  },
  "changes published text and its digest": {
    sql: "update postmortem_publication set document = '{}', digest = repeat('a', 64)",
    says: /A publication was changed outside of Muster: digest, document/,
  },
  "changes an old version of a section": {
    sql: "update postmortem_section_revision set body = 'Nobody knew' where key = 'root-cause' and version = 2",
    says: /Version 2 of the section root-cause was changed/,
  },
  "changes a section": {
    sql: "update postmortem_section set body = 'Nobody knew' where key = 'root-cause'",
    says: /The section root-cause differs[\s\S]*A section was changed outside of Muster: body/,
  },
  "forges an approval": {
    sql: `insert into postmortem_verdict (id, postmortem_id, by_id, verdict, given_at)
      select gen_random_uuid(), p.id, u.id, 'APPROVED', now() from postmortem p, app_user u
      where p.state = 'PUBLISHED' and u.name like 'Ada%' limit 1`,
    says: /A reviewer's verdict was put there outside of Muster/,
  },
  "turns an approval": {
    sql: "update postmortem_verdict set verdict = 'CHANGES_REQUESTED'",
    says: /A reviewer's verdict was changed outside of Muster: verdict/,
  },
  "changes what an update said": {
    sql: "update status_update set message = 'All is well'",
    says: /An update was changed outside of Muster: message/,
  },
  "changes when an update was sent": {
    sql: "update status_update set sent_at = sent_at - interval '10 minutes'",
    says: /An update was changed outside of Muster: sent_at/,
  },
  "finishes an action item": {
    sql: "update action_item set state = 'DONE', evidence = 'https://example.org'",
    says: /An action item was changed outside of Muster: evidence, state/,
  },
  "removes an action item and its comments": {
    sql: [
      "delete from action_item_comment",
      "delete from action_item_postponement",
      "delete from action_item",
    ],
    says: /An action item was removed[\s\S]*A postponement was removed|A postponement was removed[\s\S]*An action item was removed/,
  },
  "changes a comment on an action item": {
    sql: "update action_item_comment set body = 'Never'",
    says: /A comment on an action item was changed outside of Muster: body/,
  },
  "changes a comment in a thread": {
    sql: "update postmortem_comment set body = 'It was him'",
    says: /A comment in a thread was changed outside of Muster: body/,
  },
  "gives a comment to somebody else": {
    sql: "update postmortem_comment set by_name = 'Nobody'",
    says: /A comment in a thread was changed outside of Muster: by_name/,
  },
  "moves a fact": {
    sql: `update incident set acknowledged_at = acknowledged_at - interval '1 minute' where id = ${INCIDENT}`,
    says: /An incident was changed outside of Muster: acknowledged_at/,
  },
  "moves a fact and its clock": {
    sql: [
      `update incident set acknowledged_at = acknowledged_at - interval '1 minute' where id = ${INCIDENT}`,
      `update clock_segment set met_at = met_at - interval '1 minute', ended_at = ended_at - interval '1 minute'
        where incident_id = ${INCIDENT} and kind = 'RESPONSE'`,
    ],
    says: /A clock was changed outside of Muster[\s\S]*An incident was changed|An incident was changed[\s\S]*A clock was changed/,
  },
  "removes a correction": {
    sql: "delete from fact_correction",
    says: /A correction was removed outside of Muster/,
  },
  "lowers the severity": {
    sql: `update incident set severity = 'SEV4' where id = ${INCIDENT}`,
    says: /Its severity is SEV4[\s\S]*An incident was changed outside of Muster: severity/,
  },
  "lowers the severity from the beginning": {
    sql: [
      `update incident set severity = 'SEV4' where id = ${INCIDENT}`,
      `update severity_change set severity = 'SEV4' where incident_id = ${INCIDENT}`,
    ],
    says: /A change of severity was changed outside of Muster: severity/,
  },
  "changes a title": {
    sql: `update incident set title = 'A drill' where id = ${INCIDENT}`,
    says: /An incident was changed outside of Muster: title/,
  },
  "opens a restricted incident": {
    sql: `update incident set restricted = false where id = ${INCIDENT}`,
    says: /An incident was changed outside of Muster: restricted/,
  },
  "lets somebody take part": {
    sql: `insert into participant (incident_id, user_id, added_at)
      select i.id, u.id, now() from incident i, app_user u where i.title = 'Search is slow' and u.name = 'Linus'`,
    says: /A participant was put there outside of Muster/,
  },
  "changes a status": {
    sql: "update incident set status = 'CLOSED' where status = 'RESOLVED'",
    says: /Its status is CLOSED, and its facts say another/,
  },
  "removes a clock": {
    sql: `delete from clock_segment where incident_id = ${INCIDENT} and kind = 'RESPONSE'`,
    says: /A clock differs from what the facts derive[\s\S]*A clock was removed outside of Muster/,
  },
  "takes a breach back": {
    sql: "update clock_segment set breach_recorded_at = null where breach_recorded_at is not null",
    says: /A clock was changed outside of Muster: breach_recorded_at/,
  },
  "moves when a clock fell due": {
    sql: `update clock_segment set due_at = due_at + interval '1 day' where incident_id = ${INCIDENT}`,
    says: /A clock stands that the facts do not derive/,
  },
  "changes an entry and its revision": {
    sql: [
      "update timeline_entry set body = 'All was well'",
      "update timeline_revision set body = 'All was well'",
    ],
    says: /Revision 1 of an entry was changed/,
  },
  "makes somebody an admin": {
    sql: "update app_user set role = 'ADMIN' where name = 'Linus'",
    says: /^workspace: A person was changed outside of Muster: role/m,
  },
  "changes a password": {
    sql: "update app_user set password_hash = 'x' where name like 'Ada%'",
    says: /A person was changed outside of Muster: password_hash/,
  },
  "puts a person there": {
    sql: "insert into app_user (id, email, name, role, created_at) values (gen_random_uuid(), 'x@example.org', 'X', 'ADMIN', now())",
    says: /A person was put there outside of Muster/,
  },
  "raises a token": {
    sql: "update api_token set role = 'ADMIN'",
    says: /An API token was changed outside of Muster: role/,
  },
  "sends webhooks elsewhere": {
    sql: "update webhook_endpoint set url = 'https://elsewhere.example'",
    says: /A webhook was changed outside of Muster: url/,
  },
  "changes a runbook": {
    sql: "update runbook set body = '1. Delete everything.'",
    says: /A runbook was changed outside of Muster: body/,
  },
  "gives an entry to another incident": {
    sql: `update timeline_entry set incident_id = (select id from incident where title = 'Search is slow')`,
    says: /A timeline entry was moved here from incident:/,
  },
  "says that a stream was read further than it goes": {
    sql: `insert into follow_position (follower, stream, seq) select 'somebody', stream, seq + 5 from audit_stream where stream = ${STREAM}`,
    says: /Events are missing at the end: event \d+ was read once/,
  },
};
