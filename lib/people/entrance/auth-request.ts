import "server-only";
import { NextRequest } from "next/server";
import { notFound } from "@/lib/platform/core/errors";
import { UnreadableRequest } from "./problem";
import { parseJson, readBytes } from "./read-body";

/** A sign-in with everything that belongs to it is far smaller. */
const LIMIT_BYTES = 64 * 1_024;

/**
 * A request as next-auth can read it: the body as a flat form, addresses to go on to only where they are some.
 * It would call whatever it cannot read a fault of its own.
 * @throws UnreadableRequest TOO_LARGE or MALFORMED; DomainError NOT_FOUND
 */
export async function readAuthRequest(request: NextRequest): Promise<NextRequest> {
  const url = new URL(request.url);
  if (!isAddress(url.searchParams.get("callbackUrl"))) url.searchParams.delete("callbackUrl");
  // A password is sent, never linked to; next-auth would call the link a fault of its own.
  if (request.method !== "POST" && /\/callback\/password\/?$/.test(url.pathname)) {
    throw notFound("This address");
  }
  if (request.method !== "POST") {
    return new NextRequest(url, { method: request.method, headers: request.headers });
  }
  const form = await readForm(request);
  if (!isAddress(form.get("callbackUrl"))) form.delete("callbackUrl");
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  headers.set("content-type", "application/x-www-form-urlencoded");
  return new NextRequest(url, { method: "POST", headers, body: form.toString() });
}

async function readForm(request: Request): Promise<URLSearchParams> {
  const bytes = await readBytes(request, LIMIT_BYTES);
  const type = request.headers.get("content-type") ?? "";
  if (bytes.length === 0) return new URLSearchParams();
  if (!type.includes("application/json")) return new URLSearchParams(bytes.toString("utf8"));
  const body = parseJson(bytes);
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw notAForm();
  const fields = Object.entries(body);
  if (fields.some(([, value]) => typeof value === "object")) throw notAForm();
  return new URLSearchParams(fields.map(([name, value]) => [name, String(value)]));
}

function notAForm(): UnreadableRequest {
  return new UnreadableRequest("MALFORMED", "Send a form, or a JSON object of texts.");
}

/** Nothing, a path from the root, or a whole address. */
function isAddress(text: string | null): boolean {
  if (text === null) return true;
  if (text.startsWith("/")) return URL.canParse(text, "http://muster.example");
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
