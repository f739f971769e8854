import type pg from "pg";
import { DEFAULT_POLICY } from "@/lib/respond/clocks/policy";

/** People, services and words are dealt out in turn: a sixth of all incidents has any one of them. */
const SHARES = 6;
/** One more person and service have one incident in a thousand. */
const SELDOM = "n % 1000 = 107";
/** Incidents from this one on (counted from the newest) are over. */
const OVER_FROM = 16;

/** Colleagues and services. @returns the ids of the people; the last one seldom leads */
export async function seedPeople(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `insert into app_user (id, email, name, role, created_at)
     select uuidv7(), 'person-' || n || '@example.org', 'Person ' || n, 'RESPONDER', now()
     from generate_series(0, ${SHARES}) n returning id`,
  );
  await client.query(
    `insert into service (id, slug, name, tier, created_at)
     select uuidv7(), 'service-' || n, 'Service ' || n, 1 + n % 4, now()
     from generate_series(0, ${SHARES}) n`,
  );
  return rows.map(({ id }) => id);
}

/**
 * So many incidents, counted backwards in time, so that more of them are a longer history. 15 are open; some are drills, some restricted; all have what a board row shows.
 */
export async function seedIncidents(client: pg.Client, count: number): Promise<void> {
  await client.query("begin");
  await client.query(
    `create temporary table fresh on commit drop as
     select n, uuidv7() as id, now() - n * interval '25 minutes' as declared_at, n < ${OVER_FROM} as is_open,
       (case when n % 20 = 0 then 'SEV1' when n % 20 < 4 then 'SEV2' when n % 20 < 13 then 'SEV3' else 'SEV4' end)::"Severity" as severity,
       (select array_agg(id order by email) from app_user)[1 + case when ${SELDOM} then ${SHARES} else n % ${SHARES} end] as commander_id,
       (select array_agg(id order by slug) from service)[1 + case when ${SELDOM} then ${SHARES} else (n / 2) % ${SHARES} end] as service_id,
       (array['Timeouts in the checkout', 'Search is empty', 'Replica lags behind', 'Queue is not worked off',
         'Sign-in fails for some', 'Slow pages'])[1 + (n / 3) % ${SHARES}] || ', case ' || n || '.' as title
     from generate_series(1, $1::int) n`,
    [count],
  );
  for (const sql of ROWS) {
    await client.query(sql, sql.includes("$1") ? [JSON.stringify(DEFAULT_POLICY)] : []);
  }
  await client.query("commit");
  await client.query("vacuum analyze");
}

const ROWS = [
  `insert into incident (id, title, summary, severity, status, kind, restricted, impact_started_at, detected_at,
     declared_at, acknowledged_at, mitigated_at, resolved_at, policy, reporter_id, created_at)
   select id, title, repeat('What is known so far. ', 10), severity,
     (case when not is_open then 'RESOLVED' when n % 3 = 0 then 'TRIAGE' else 'INVESTIGATING' end)::"IncidentStatus",
     (case when n % 15 = 0 then 'DRILL' else 'REAL' end)::"IncidentKind", n % 50 = 0,
     declared_at - interval '9 minutes', declared_at - interval '2 minutes', declared_at,
     case when n % 3 > 0 or not is_open then declared_at + interval '5 minutes' end,
     case when not is_open then declared_at + interval '40 minutes' end,
     case when not is_open then declared_at + interval '70 minutes' end,
     $1::jsonb, commander_id, declared_at
   from fresh order by n desc`,
  `insert into participant (incident_id, user_id, added_at) select id, commander_id, declared_at from fresh`,
  `insert into incident_service (incident_id, service_id) select id, service_id from fresh`,
  `insert into severity_change (id, incident_id, at, severity, reason, recorded_at)
   select uuidv7(), id, declared_at, severity, 'Declared', declared_at from fresh
   union all
   select uuidv7(), id, declared_at + interval '20 minutes', severity, 'Confirmed', declared_at from fresh where n % 5 = 0`,
  `insert into role_assignment (id, incident_id, role, user_id, assumed_at, relinquished_at)
   select uuidv7(), id, role, commander_id, declared_at, until
   from fresh, (values ('COMMANDER'::"IncidentRole", null::timestamptz), ('SCRIBE', null),
     ('COMMUNICATIONS', now())) as held (role, until)`,
  `insert into clock_segment (id, incident_id, kind, severity, target_minutes, started_at, due_at, met_at, ended_at,
     end_reason, created_at, superseded_at)
   select uuidv7(), id, kind, severity, 30, declared_at, declared_at + interval '30 minutes', met_at, met_at,
     case when met_at is not null then 'MET' end, declared_at, superseded_at
   from fresh, lateral (select case when not is_open then declared_at + interval '5 minutes' end as met_at) as met,
     (values ('RESPONSE'::"ClockKind", null::timestamptz), ('RESPONSE', now()), ('UPDATE', null))
     as clock (kind, superseded_at)`,
  `insert into postmortem (id, incident_id, state, due_at, created_at)
   select uuidv7(), id, 'DRAFT', declared_at + interval '3 days', declared_at from fresh
   where severity in ('SEV1', 'SEV2') and not is_open`,
  `insert into postmortem_section (postmortem_id, key, body, updated_at, updated_name)
   select postmortem.id, 'root-cause', 'How it came to be. ' || title, declared_at, 'Bench'
   from postmortem join fresh on fresh.id = incident_id`,
  `insert into action_item (id, title, state, priority, kind, incident_id, owner_id, created_at, closed_at, evidence)
   select uuidv7(), 'Prevent: ' || title, (case when n % 4 = 0 then 'OPEN' else 'DONE' end)::"ActionItemState",
     'P1', 'PREVENT', id, commander_id, declared_at, case when n % 4 > 0 then declared_at + interval '2 days' end,
     case when n % 4 > 0 then 'https://example.org/change' end
   from fresh`,
];
