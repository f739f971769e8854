import pg from "pg";
import { Stop } from "./progress.js";

/**
 * Gives the app's role what the app needs and no more: it owns nothing, so it can neither alter nor drop,
 * empty or switch off anything, and records of the past it may only add to. What migrations add later is
 * covered from its first moment on.
 * @param {pg.Client} client of the role that owns the tables
 * @param {{ role: string, password: string }} app
 * @throws Stop when the role is missing and cannot be made, or could do more than it should
 */
export async function grantToApp(client, { role, password }) {
  await needRole(client, role, password);
  await needNoPower(client, role);
  await client.query("begin");
  try {
    await client.query("select set_config('muster.app_role', $1, true)", [role]);
    await client.query(GRANTS);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
  await needNoSchema(client, role);
}

/** Makes the role where the owner may, as in a new compose project, and says how to where it may not. */
async function needRole(client, role, password) {
  const { rows } = await client.query(
    `select exists (select 1 from pg_roles where rolname = $1) as there,
       (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as may_make`,
    [role],
  );
  if (rows[0].there) return;
  const name = client.escapeIdentifier(role);
  if (!rows[0].may_make) {
    throw new Stop(
      `The role ${role} that DATABASE_URL names does not exist: let a superuser run: CREATE ROLE ${name} LOGIN PASSWORD '…';`,
    );
  }
  await client.query(`create role ${name} login password ${client.escapeLiteral(password)}`);
}

async function needNoPower(client, role) {
  const { rows } = await client.query(
    `select rolsuper as is_superuser, rolbypassrls or rolcreaterole as is_strong,
       pg_has_role(oid, current_user, 'MEMBER') as is_member, current_user as owner,
       (select string_agg(relname, ', ') from pg_class where relowner = pg_roles.oid and relkind = 'r'
         and relnamespace = 'public'::regnamespace) as owned
     from pg_roles where rolname = $1`,
    [role],
  );
  const [{ is_superuser, is_strong, is_member, owner, owned }] = rows;
  const why = is_superuser
    ? "is a superuser"
    : is_member
      ? `has all rights of ${owner}`
      : is_strong
        ? "may create roles or go round row security"
        : owned
          ? `owns ${owned}`
          : null;
  if (!why) return;
  throw new Stop(
    `The role ${role} of DATABASE_URL ${why}, so giving DATABASE_OWNER_URL protects nothing: use a role of its own for the app.`,
  );
}

/** Databases made before PostgreSQL 15 let everybody create things in them. */
async function needNoSchema(client, role) {
  const { rows } = await client.query(
    "select has_schema_privilege($1, 'public', 'CREATE') as may",
    [role],
  );
  if (!rows[0].may) return;
  throw new Stop(
    `Everybody may create tables in this database: let its owner or a superuser run: REVOKE CREATE ON SCHEMA public FROM PUBLIC, ${client.escapeIdentifier(role)};`,
  );
}

/** By what each table's own triggers say: what only grows is only added to. */
const GRANTS = `do $$
declare
  app text := current_setting('muster.app_role');
  one record;
begin
  if has_schema_privilege(app, 'public', 'CREATE') and pg_has_role((select nspowner from pg_namespace where nspname = 'public'), 'USAGE') then
    execute format('revoke create on schema public from public, %I', app);
  end if;
  execute format('grant connect on database %I to %I', current_database(), app);
  execute format('grant usage on schema public, graphile_worker to %I', app);
  for one in
    select pg_class.oid::regclass as name, relname, relkind,
      exists (select 1 from pg_trigger where tgrelid = pg_class.oid and tgname = 'append_only') as only_grows,
      exists (select 1 from pg_trigger where tgrelid = pg_class.oid and tgname = 'forward_only') as stays
    from pg_class
    where relkind in ('r', 'p', 'v') and relnamespace::regnamespace::text in ('public', 'graphile_worker')
      and pg_has_role(relowner, 'USAGE')
  loop
    execute format('revoke all on %s from %I', one.name, app);
    execute format('grant %s on %s to %I', case
      when one.relkind = 'v' or one.relname in ('_prisma_migrations', 'migrations') then 'select'
      when one.only_grows then 'select, insert'
      when one.stays then 'select, insert, update'
      else 'select, insert, update, delete' end, one.name, app);
  end loop;
  for one in select unnest(array['public', 'graphile_worker']) as schema loop
    execute format('grant usage, select on all sequences in schema %I to %I', one.schema, app);
    execute format('alter default privileges in schema %I grant select, insert, update, delete on tables to %I', one.schema, app);
    execute format('alter default privileges in schema %I grant usage, select on sequences to %I', one.schema, app);
  end loop;
  -- The queue switches row security on and leaves it to its owner; the app works the queue.
  for one in
    select pg_class.oid::regclass as name from pg_class
    where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity
      and not exists (select 1 from pg_policy where polrelid = pg_class.oid and polname = 'muster_' || app)
  loop
    execute format('create policy %I on %s for all to %I using (true) with check (true)', 'muster_' || app, one.name, app);
  end loop;
end $$`;

/**
 * Whether the app can get in as its role. @throws Stop with what the database said
 * @param {string} url the app's address
 */
export async function needAppAddress(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
  } catch (error) {
    throw new Stop(`The role that DATABASE_URL names cannot get in: ${error.message}`);
  }
  await client.end();
}
