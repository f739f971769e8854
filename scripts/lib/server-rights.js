import { Stop } from "./progress.js";

/** The oldest PostgreSQL that Muster runs on. */
const OLDEST_MAJOR = 15;
const EXTENSIONS = ["citext", "pg_trgm"];

/**
 * Asks a server whether Muster can live in it, before anything is changed: its version, and what the role
 * may do there.
 * @param {import("pg").Client} client of the role that applies migrations
 * @throws Stop with one sentence, and the statement that helps where one does
 */
export async function needUsableServer(client) {
  const { rows } = await client.query(ABOUT, [EXTENSIONS]);
  const [about] = rows;
  const { database, role } = about;
  if (about.version < OLDEST_MAJOR * 10_000) {
    throw new Stop(
      `This is PostgreSQL ${about.version_text}; Muster needs ${OLDEST_MAJOR} or newer. Nothing was changed.`,
    );
  }
  if (about.is_standby) {
    throw new Stop("This PostgreSQL is a standby and cannot be written to: name the primary.");
  }
  if (about.encoding !== "UTF8") {
    throw new Stop(
      `The database ${database} is in ${about.encoding}, which cannot hold every text: make one with CREATE DATABASE ${name(database)} TEMPLATE template0 ENCODING 'UTF8';`,
    );
  }
  needExtensions(about);
  if (!about.may_create_schema && !about.has_queue) {
    throw new Stop(missing(role, `GRANT CREATE ON DATABASE ${name(database)} TO ${name(role)};`));
  }
  if (!about.may_create_tables) {
    throw new Stop(missing(role, `GRANT USAGE, CREATE ON SCHEMA public TO ${name(role)};`));
  }
  if (about.foreign_owner) {
    throw new Stop(
      `Muster's tables in ${database} belong to ${about.foreign_owner}, not to ${role}: connect as that role, or ${help(`GRANT ${name(about.foreign_owner)} TO ${name(role)};`)}`,
    );
  }
}

function needExtensions({ extensions, database, role, is_superuser, may_create_schema }) {
  for (const { extension, installed, available, trusted } of extensions) {
    if (installed) continue;
    if (!available) {
      throw new Stop(
        `This PostgreSQL has no extension ${extension}: install its contrib package (Debian has it in postgresql itself).`,
      );
    }
    if (is_superuser || (trusted && may_create_schema)) continue;
    if (trusted) {
      throw new Stop(missing(role, `GRANT CREATE ON DATABASE ${name(database)} TO ${name(role)};`));
    }
    throw new Stop(missing(role, `CREATE EXTENSION ${extension};`, database));
  }
}

function missing(role, statement, database) {
  const where = database ? ` in the database ${database}` : "";
  return `The role ${role} has not enough rights: ${help(statement, where)} Nothing was changed.`;
}

const help = (statement, where = "") => `let its owner or a superuser run${where}: ${statement}`;

/** Quoted only where it has to be, so that it reads as people write it. */
function name(text) {
  return /^[a-z_][a-z0-9_]*$/.test(text) ? text : `"${text.replaceAll('"', '""')}"`;
}

const ABOUT = `
  select current_database() as database, current_user as role,
    current_setting('server_version_num')::int as version,
    split_part(current_setting('server_version'), ' ', 1) as version_text,
    pg_is_in_recovery() as is_standby,
    current_setting('server_encoding') as encoding,
    (select rolsuper from pg_roles where rolname = current_user) as is_superuser,
    has_database_privilege(current_database(), 'CREATE') as may_create_schema,
    has_schema_privilege('public', 'CREATE') as may_create_tables,
    exists (select 1 from pg_namespace where nspname = 'graphile_worker') as has_queue,
    (select pg_get_userbyid(relowner) from pg_class
      where oid = to_regclass('public._prisma_migrations')
        and not pg_has_role(current_user, relowner, 'USAGE')) as foreign_owner,
    (select json_agg(json_build_object(
        'extension', wanted,
        'installed', exists (select 1 from pg_extension where extname = wanted),
        'available', exists (select 1 from pg_available_extensions where name = wanted),
        'trusted', coalesce((select bool_or(trusted) from pg_available_extension_versions where name = wanted), false)))
      from unnest($1::text[]) wanted) as extensions`;
