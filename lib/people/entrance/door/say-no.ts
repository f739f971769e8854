import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type ProblemCode, plainProblem } from "@/lib/people/entrance/problem";
import type { Refusal } from "./request-rules";

const CODES: Readonly<Record<number, ProblemCode>> = {
  400: "MALFORMED",
  404: "NOT_FOUND",
  405: "METHOD",
  413: "TOO_LARGE",
  414: "TOO_LARGE",
  429: "LIMIT",
  431: "TOO_LARGE",
};

/**
 * Answers a refused request: with a problem under /api, with the sentence alone to a server action (the
 * browser shows it in the form), with a page to everybody else.
 */
export function sayNo(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const { status, allow, retryAfter } = refusal;
  const [mediaType, body] = bodyOf(request, refusal);
  response.statusCode = status;
  response.setHeader("Content-Type", mediaType);
  response.setHeader("Content-Length", Buffer.byteLength(body));
  response.setHeader("Cache-Control", "private, no-store");
  if (allow) response.setHeader("Allow", allow.join(", "));
  if (retryAfter !== undefined) response.setHeader("Retry-After", retryAfter);
  // What was not read of the body is not read any more.
  if (request.method !== "GET" && request.method !== "HEAD" && !request.complete) {
    response.setHeader("Connection", "close");
  }
  response.end(request.method === "HEAD" ? undefined : body);
}

function bodyOf(request: IncomingMessage, refusal: Refusal): [string, string] {
  const { status, detail, retryAfter } = refusal;
  if (/^\/api(\/|$|\?)/.test(request.url ?? "")) {
    return [
      "application/problem+json",
      JSON.stringify(plainProblem(CODES[status] ?? "UNKNOWN", detail, randomUUID())),
    ];
  }
  // Next's client takes nothing but exactly this type for a sentence to show.
  if (request.headers["next-action"] !== undefined) return ["text/plain", detail];
  return ["text/html; charset=utf-8", pageFor(status, detail, retryAfter)];
}

/** Stands alone, since what would lay it out is what is being spared. A limited page comes back by itself. */
function pageFor(status: number, detail: string, retryAfter: number | undefined) {
  const again =
    retryAfter === undefined ? "" : `<meta http-equiv="refresh" content="${retryAfter}">`;
  const title = status === 429 ? "Too many requests" : "This request cannot be answered";
  const kept = "Text you were typing is kept in this browser, and this page opens by itself then.";
  const rest = retryAfter === undefined ? '<p><a href="/">Go to Muster</a></p>' : `<p>${kept}</p>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${again}
<title>${title} · Muster</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1><p>${escapeText(detail)}</p>${rest}</main></body></html>`;
}

const STYLE = `:root{color-scheme:light dark}
body{margin:0;min-height:100vh;display:grid;place-items:center;font:16px/1.5 system-ui,sans-serif}
main{max-width:28rem;padding:1.5rem}h1{font-size:1.25rem;font-weight:600;margin:0 0 .5rem}p{margin:0 0 .5rem}`;

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
