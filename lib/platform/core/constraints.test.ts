import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { env } from "./env";

let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: env().DATABASE_URL });
  await client.connect();
});
afterAll(() => client.end());

async function namesOf(sql: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(sql);
  return rows.map(({ name }) => name);
}

const OURS = "connamespace = 'public'::regnamespace";

describe("the database holds", () => {
  it("every foreign key by an index that begins with its columns, so that no delete reads a table whole", async () => {
    expect(
      await namesOf(`select conname as name from pg_constraint where contype = 'f' and ${OURS}
      and not exists (select from pg_index i where i.indrelid = conrelid and i.indpred is null
        and (i.indkey::int2[])[0:array_length(conkey, 1) - 1] @> conkey)`),
    ).toEqual([]);
  });

  it("what others point at: nothing is deleted from under them, nor forgets what it pointed at", async () => {
    const keys = await namesOf(
      `select conname as name from pg_constraint where contype = 'f' and ${OURS}`,
    );
    expect(keys.length).toBeGreaterThan(60);
    expect(
      await namesOf(`select conname as name from pg_constraint
      where contype = 'f' and ${OURS} and confdeltype <> 'r'`),
    ).toEqual([]);
  });

  it("every rule for all rows there are", async () => {
    expect(
      await namesOf(`select conname as name from pg_constraint
      where not convalidated and ${OURS}`),
    ).toEqual([]);
  });

  it.each<[string, string]>([
    ["incident_percentages", "update incident set users_affected_percent = 101"],
    ["incident_order_of_times", "update incident set resolved_at = detected_at - interval '1 s'"],
    ["incident_status_follows_facts", "update incident set status = 'CLOSED'"],
    ["action_item_state_has_evidence", "update action_item set state = 'DONE', closed_at = now()"],
    [
      "clock_segment_one_running",
      `insert into clock_segment (id, incident_id, kind, severity,
      target_minutes, started_at, due_at, created_at) select gen_random_uuid(), incident_id, kind,
      severity, 1, started_at, due_at, created_at from clock_segment`,
    ],
    [
      "update_pause_one_open",
      `insert into update_pause (id, incident_id, "from", reason)
      select gen_random_uuid(), incident_id, now(), 'Twice' from update_pause`,
    ],
    ["update_pause_order_of_times", `update update_pause set until = "from" - interval '1 s'`],
    ["session_order_of_times", "update session set expires_at = created_at"],
    ["service_tiers", "update service set tier = 0"],
    [
      "service_dependency_not_itself",
      "insert into service_dependency (service_id, depends_on_id, added_at) select id, id, now() from service",
    ],
  ])("%s", async (rule, statement) => {
    await client.query("begin");
    try {
      await client.query(SOME_ROWS);
      const refused = await client.query(statement).catch((error: unknown) => error);
      expect(refused).toMatchObject({ constraint: rule });
    } finally {
      await client.query("rollback");
    }
  });
});

/** One of each thing the rules speak of, valid. */
const SOME_ROWS = `
  insert into app_user (id, email, name, role, created_at)
    values ('00000000-0000-7000-8000-00000000000a', 'held@example.org', 'Held', 'VIEWER', now());
  insert into session (id, user_id, created_at, last_seen_at, expires_at)
    select gen_random_uuid(), id, now(), now(), now() + interval '1 day' from app_user
    where email = 'held@example.org';
  insert into service (id, slug, name, tier, created_at)
    values (gen_random_uuid(), 'held', 'Held', 1, now());
  insert into incident (id, title, severity, status, detected_at, declared_at, policy, created_at)
    values ('00000000-0000-7000-8000-00000000000b', 'Held', 'SEV3', 'TRIAGE', now(), now(), '{}', now());
  insert into clock_segment (id, incident_id, kind, severity, target_minutes, started_at, due_at, created_at)
    values (gen_random_uuid(), '00000000-0000-7000-8000-00000000000b', 'RESPONSE', 'SEV3', 5, now(), now(), now());
  insert into update_pause (id, incident_id, "from", reason)
    values (gen_random_uuid(), '00000000-0000-7000-8000-00000000000b', now(), 'Held');
  insert into action_item (id, title, state, priority, kind, created_at)
    values (gen_random_uuid(), 'Held', 'OPEN', 'P2', 'PREVENT', now());`;
