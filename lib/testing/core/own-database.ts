import pg from "pg";

/**
 * Gives this test file a database in which nobody exists yet. Call it before anything reads the
 * environment: in `beforeAll`, ahead of the first query.
 */
export async function useOwnDatabase(name: string): Promise<void> {
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`drop database if exists ${name}`);
  await client.query(`create database ${name} template muster_template`);
  await client.end();
  url.pathname = `/${name}`;
  process.env.DATABASE_URL = url.href;
}
