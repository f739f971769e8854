import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { IncomingMessage, Server, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { placeOf, readCookies } from "@/lib/people/people/sign-in/visit";
import { PATH_HEADER, PEER_HEADER, pickAddress } from "@/lib/platform/access/address";
import { Passage, runPassage } from "@/lib/platform/access/passage";
import { networkOf } from "@/lib/platform/access/sign-in-pace-rules";
import { reservePoints, type Spender } from "@/lib/platform/access/spending";
import { env } from "@/lib/platform/core/env";
import { log } from "@/lib/platform/core/log";
import { answerHeadersFor, contentSecurityPolicy, isPublicFile } from "./answer-rules";
import { cleanHeaders } from "./clean-headers";
import { refuseRequest } from "./request-rules";
import { sayNo } from "./say-no";
import { sayUnreadable } from "./say-unreadable";
import { refusalToWait, watchAnswer } from "./watch-answer";

const isDevelopment = process.env.NODE_ENV === "development";

type Emit = (this: Server, event: string, ...args: unknown[]) => boolean;

/** A client that sends its headers or its body this slowly holds a connection for nothing. */
const HEADERS_TIMEOUT_MS = 20_000;
const REQUEST_TIMEOUT_MS = 60_000;
/** A page that reads itself again waits its turn rather than being refused, and what is typed on it with it. */
const PATIENCE_MS = 15_000;

/**
 * Stands before Next in every process that serves: each request passes here before anything reads it, however
 * the server was started (docs/decisions/front-door.md). @param watch sees it first, for the log
 */
export function openFrontDoor(watch: Serve): void {
  const emit: Emit = Server.prototype.emit;
  Server.prototype.emit = function guarded(event: string, ...args: unknown[]) {
    const [request, response] = args;
    if (event === "clientError" && request instanceof Error && response instanceof Socket) {
      sayUnreadable(request, response);
      return true;
    }
    const isRequest = event === "request" || event === "checkContinue";
    if (!isRequest || !(request instanceof IncomingMessage)) return emit.call(this, event, ...args);
    if (!(response instanceof ServerResponse)) return emit.call(this, event, ...args);
    this.headersTimeout = HEADERS_TIMEOUT_MS;
    this.requestTimeout = REQUEST_TIMEOUT_MS;
    if (event === "checkContinue") response.writeContinue();
    watch(request, response);
    enter(request, response, (...pair) => emit.call(this, "request", ...pair));
    return true;
  };
}

type Serve = (request: IncomingMessage, response: ServerResponse) => void;

function enter(request: IncomingMessage, response: ServerResponse, serve: Serve): void {
  const { NEXTAUTH_URL, MUSTER_TRUSTED_PROXIES } = env();
  const peer = request.socket.remoteAddress ?? "unknown";
  const forwarded = textOf(request.headers["x-forwarded-for"]);
  const ip = pickAddress(peer, forwarded, MUSTER_TRUSTED_PROXIES);
  if (cleanHeaders(request.headers, MUSTER_TRUSTED_PROXIES)) tellOfProxy(peer);

  const nonce = randomBytes(16).toString("base64url");
  const context = { nonce, isHttps: NEXTAUTH_URL.startsWith("https:"), isDevelopment };
  for (const [name, value] of Object.entries(answerHeadersFor(context))) {
    response.setHeader(name, value);
  }
  const url = request.url ?? "/";
  // Next reads its nonce from the policy on the request.
  request.headers["content-security-policy"] = contentSecurityPolicy(context);
  request.headers[PEER_HEADER] = peer;
  request.headers[PATH_HEADER] = url;
  // Strangers at an address share its points; a browser that somebody signed in from before has its own.
  const cookies = readCookies(request.headers.cookie ?? "");
  const payer: Spender = isApi(url) ? `api:${networkOf(ip)}` : `pages:${placeOf({ cookies, ip })}`;
  const passage = new Passage(credentialOf(request), payer);
  const refusal = refuseRequest({ method: request.method ?? "", url, headers: request.headers });
  const { wait, isServed } = refusal ? { wait: 0, isServed: false } : waitFor(request, passage);
  if (!isServed) {
    sayNo(request, response, refusal ?? refusalToWait(wait));
    return;
  }
  const go = () =>
    runPassage(passage, () => {
      watchAnswer(request, response, { passage, serve });
      serve(request, response);
    });
  if (wait === 0) go();
  else setTimeout(go, wait);
}

/** How long a request waits before it is served, or before it is worth another try; in milliseconds. */
function waitFor(request: IncomingMessage, passage: Passage): { wait: number; isServed: boolean } {
  const [path = ""] = (request.url ?? "").split("?");
  if (isPublicFile(path) || path === "/api/live") return { wait: 0, isServed: true };
  const isRefresh = request.headers.rsc !== undefined && request.method === "GET";
  if (isRefresh) {
    const wait = reservePoints(passage.payer, 1, PATIENCE_MS);
    return { wait: wait ?? PATIENCE_MS, isServed: wait !== null };
  }
  const wait = passage.pay(1);
  return { wait, isServed: wait === 0 };
}

/** A digest of the token or the session cookie; null for a stranger. */
function credentialOf({ headers }: IncomingMessage): string | null {
  const shown = isApi(String(headers[PATH_HEADER]))
    ? headers.authorization
    : headers.cookie?.match(/(?:__Secure-)?next-auth\.session-token=[^;]+/g)?.join(";");
  return shown ? createHash("sha256").update(shown).digest("base64url") : null;
}

function isApi(url: string): boolean {
  return url.startsWith("/api/v1/");
}

let isTold = false;

/** Once a process: either the count of proxies is wrong, or somebody tries to be somebody else. */
function tellOfProxy(peer: string): void {
  if (isTold) return;
  isTold = true;
  log.warn(
    { peer },
    "X-Forwarded-For arrived and is not believed: set MUSTER_TRUSTED_PROXIES if a proxy of yours stands in front",
  );
}

function textOf(header: string | string[] | undefined): string | null {
  return header === undefined ? null : [header].flat().join(",");
}
