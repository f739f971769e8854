import { randomUUID } from "node:crypto";
import { createToken } from "@/lib/people/people/tokens";
import type { UserActor } from "@/lib/platform/access/actor";
import { PEER_HEADER } from "@/lib/platform/access/address";
import type { Role } from "@/lib/platform/access/permissions";
import { ENDPOINTS, type EndpointName } from "@/lib/serve/api/endpoints/endpoints";
import { tableRoute } from "@/lib/serve/api/table-route";
import { signIn } from "@/lib/testing/core/people";

/** A new person with a token of their own. */
export async function signInByToken(role: Role): Promise<UserActor & { token: string }> {
  const person = await signIn(role);
  const { secret } = await createToken.execute(person, { name: "Test", role });
  return { ...person, token: secret };
}

const serve = tableRoute("/api/v1", ENDPOINTS, ({ handler }) => handler);

type Sent = {
  params?: Record<string, string | number>;
  /** With its question mark. */
  query?: string;
  /** Sent as JSON; text, bytes and streams are sent as they are. */
  body?: unknown;
  token?: string | undefined;
  headers?: Record<string, string>;
};

export type Answer = {
  status: number;
  headers: Headers;
  body: unknown;
};

/** Sends a real Request through the table of addresses, as Next does. */
export async function call(name: EndpointName, request: Sent = {}): Promise<Answer> {
  const { params = {}, query = "", body, token, headers = {} } = request;
  const [method = "GET", address = ""] = name.split(" ");
  const path = address.replace(/\{(\w+)\}/g, (_, key: string) =>
    encodeURIComponent(String(params[key] ?? "1")),
  );
  const content = contentOf(body);
  const sent = new Request(`http://localhost:3140/api/v1${path}${query}`, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(content !== undefined && { "content-type": "application/json" }),
      [PEER_HEADER]: `test-${randomUUID()}`,
      ...headers,
    },
    ...(content !== undefined && { body: content, duplex: "half" }),
  });
  const response = await serve(sent);
  const raw = await response.text();
  const isJson = /[/+]json\b/.test(response.headers.get("content-type") ?? "");
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(raw) : raw,
  };
}

function contentOf(body: unknown): BodyInit | undefined {
  if (body === undefined || typeof body === "string" || body instanceof ReadableStream) return body;
  return Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body);
}
