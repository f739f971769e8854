import { get, type IncomingMessage } from "node:http";
import { encode } from "next-auth/jwt";
import type pg from "pg";
import { SECRET } from "./start-app";

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

/** An open stream, as a browser holds it. */
export async function openPage(url: string, cookie: string) {
  const stream = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${url}/api/stream`, { headers: { cookie }, agent: false }, resolve).once("error", reject);
  });
  if (stream.statusCode !== 200) throw new Error(`The stream answered ${stream.statusCode}.`);
  await nextEvent(stream, "hello");
  return {
    cookie,
    /** @param words what has to come along with the change */
    nextChange: (words = "") => nextEvent(stream, "change", words),
    /** Settles when the server ends it. */
    ended: new Promise<void>((resolve) => stream.once("close", () => resolve())),
    close: () => stream.destroy(),
  };
}

function nextEvent(stream: IncomingMessage, name: string, words = ""): Promise<void> {
  return new Promise((resolve) => {
    const hear = (chunk: Buffer) => {
      const text = String(chunk);
      if (!text.includes(`event: ${name}\n`) || !text.includes(words)) return;
      stream.off("data", hear);
      resolve();
    };
    stream.on("data", hear);
  });
}
