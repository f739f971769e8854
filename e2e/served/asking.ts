import { type RawAnswer, sendRaw } from "./raw-request";
import type { Person, Served } from "./world";

let addresses = 0;
/** Nobody else's. */
export const newAddress = () => `198.51.${Math.floor(++addresses / 250)}.${addresses % 250}`;

/** Sends one request by its first line without the version: "GET /sign-in". */
export function ask(
  served: Served,
  line: string,
  headers: Record<string, string> = {},
  body = "",
): Promise<RawAnswer> {
  const all = { Host: new URL(served.url).host, Connection: "close", ...headers };
  return sendRaw(served.port, { line: `${line} HTTP/1.1`, headers: Object.entries(all), body });
}

/** The same again and again, at most so often. @returns how many passed, and the first refusal to wait */
export async function askUntilRefused(
  served: Served,
  line: string,
  headers: Record<string, string>,
  most: number,
): Promise<{ passed: number; refused: RawAnswer | null }> {
  for (let passed = 0; passed < most; passed += 1) {
    const answer = await ask(served, line, headers);
    if (answer.status === 429) return { passed, refused: answer };
  }
  return { passed: most, refused: null };
}

/** What a browser sends of a person, at an address that a trusted proxy tells. */
export const cookieOf = (person: Person, address = newAddress()) => ({
  Cookie: person.cookie,
  "X-Forwarded-For": address,
});
/** What a program sends. */
export const tokenOf = (person: Person, address = newAddress()) => ({
  Authorization: `Bearer ${person.token}`,
  "X-Forwarded-For": address,
});
