import type { World } from "./world";

const PATIENCE_MS = 10_000;

/** What an API call answered; status 0 when there was no answer. */
export type Answer = { readonly status: number; readonly body: Record<string, unknown> };

/** Sends one request with a token; never throws for a lost connection. */
export async function call(
  address: string,
  token: string,
  body?: Record<string, unknown>,
  key?: string,
): Promise<Answer> {
  try {
    const answer = await fetch(address, {
      method: body ? "POST" : "GET",
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body && { "Content-Type": "application/json" }),
        ...(key && { "Idempotency-Key": key }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: answer.status, body: (await answer.json()) as Answer["body"] };
  } catch {
    return { status: 0, body: {} };
  }
}

/** Declares an incident and gives its number. @throws Error when that fails */
export async function declare(url: string, world: World, title: string): Promise<number> {
  const input = { title, severity: "SEV1" };
  const { status, body } = await call(`${url}/api/v1/incidents`, world.tokens[0] ?? "", input);
  if (status !== 201) throw new Error(`Declaring answered ${status}: ${JSON.stringify(body)}`);
  return Number(body.number);
}

/**
 * One writer a token adds entries until `total` were acknowledged; each repeats its entry with the same
 * key until it is told that it is stored. @param urlOf which app takes the n-th entry
 * @returns the texts that were acknowledged
 */
export async function writeEntries(
  world: World,
  number: number,
  total: number,
  urlOf: (n: number) => string,
  onAcknowledged: (count: number) => void = () => undefined,
): Promise<Set<string>> {
  const acknowledged = new Set<string>();
  let next = 0;
  await Promise.all(
    world.tokens.map(async (token) => {
      while (next < total) {
        const n = next;
        next += 1;
        const body = `Entry ${n}`;
        const address = `${urlOf(n)}/api/v1/incidents/${number}/timeline`;
        while (!(await isStored(address, token, body))) await pause(200);
        acknowledged.add(body);
        onAcknowledged(acknowledged.size);
      }
    }),
  );
  return acknowledged;
}

async function isStored(address: string, token: string, body: string): Promise<boolean> {
  const { status, body: answer } = await call(address, token, { body }, body);
  if (status === 201) return true;
  if (status === 0 || status === 429 || status >= 500) return false;
  throw new Error(`Adding an entry answered ${status}: ${JSON.stringify(answer)}`);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** How long until something is true. @throws Error when it is not within the time given */
export async function msUntil(isTrue: () => Promise<boolean>, withinMs: number): Promise<number> {
  const begun = performance.now();
  while (!(await isTrue())) {
    if (performance.now() - begun > withinMs) throw new Error(`Not within ${withinMs} ms.`);
    await pause(50);
  }
  return Math.round(performance.now() - begun);
}
