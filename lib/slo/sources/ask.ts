import "server-only";
import { env } from "@/lib/platform/core/env";
import { parseAllowList } from "@/lib/platform/outbound/address-rules";
import { askFor, type Surroundings } from "@/lib/platform/outbound/send";
import { type Range, type Read, readAnswer } from "./answer-rules";

/** Parsed in a few milliseconds, whatever it holds. */
const ANSWER_MOST_BYTES = 524_288;
const STEP_SECONDS = 60;

/** Where to ask, with what opens it; null where the credentials cannot be read any more. */
export type Opened = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>> | null;
};

const SEALED =
  "The credentials cannot be read, because NEXTAUTH_SECRET has changed: enter them again.";

/** Asks by `query_range`; never throws. @param called what the query is called in sentences */
export async function askRange(
  { url, headers }: Opened,
  { called, query }: { readonly called: string; readonly query: string },
  { start, end }: Range,
  surroundings: Partial<Surroundings> = {},
): Promise<Read> {
  if (headers === null) return { kind: "AWAY", because: SEALED };
  const form = { query, start: `${start}`, end: `${end}`, step: `${STEP_SECONDS}` };
  const message = {
    url: addressOf(url),
    headers: {
      ...headers,
      accept: "application/json",
      "content-type": "application/x-www-form-urlencoded",
      "user-agent": "Muster",
    },
    body: new URLSearchParams(form).toString(),
  };
  const allow = parseAllowList(env().MUSTER_WEBHOOK_ALLOW);
  const around = { allow, whom: "data source", ...surroundings } as const;
  return readAnswer(await askFor(message, ANSWER_MOST_BYTES, around), called, { start, end });
}

/** Below the path that the address has, as behind a proxy; what stands after a question mark stays. */
function addressOf(base: string): string {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/, "")}/api/v1/query_range`;
  return url.href;
}
