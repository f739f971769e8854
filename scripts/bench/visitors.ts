import { encode } from "next-auth/jwt";
import type pg from "pg";
import { SECRET } from "../lib/start-app";

/** Sessions of one person, as cookies that a browser would send. */
export async function openSessions(
  client: pg.Client,
  userId: string,
  count: number,
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `insert into session (id, user_id, created_at, last_seen_at, expires_at)
     select uuidv7(), $1, now(), now(), now() + interval '1 day' from generate_series(1, $2::int)
     returning id`,
    [userId, count],
  );
  return Promise.all(
    rows.map(async ({ id }) => {
      const token = await encode({ token: { sid: id }, secret: SECRET });
      return `next-auth.session-token=${token}`;
    }),
  );
}

/** Reads an address to its end. @returns the length of what came, in bytes @throws Error unless it is there */
export async function visit(address: string, cookie: string): Promise<number> {
  const answer = await fetch(address, { headers: { cookie }, redirect: "manual" });
  const body = await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}.`);
  return body.byteLength;
}
