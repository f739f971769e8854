import { type IncomingMessage, ServerResponse } from "node:http";
import type { Passage } from "@/lib/platform/access/passage";
import { tooMany } from "@/lib/platform/access/passage";
import { isPublicFile } from "./answer-rules";
import type { Refusal } from "./request-rules";
import { sayNo } from "./say-no";

type Serve = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Looks at what Next is about to answer, at the last moment: nothing private is kept by anybody, a fault of
 * the request is not called one of ours, and under /api every refusal is a problem.
 * @param serve asks Next once more, to learn which methods an address knows
 */
export function watchAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  context: { passage: Passage; serve: Serve },
): void {
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  const { writeHead, write, end } = response;
  let isReplaced: boolean | null = null;
  /** Judges once, when the first of the answer is about to leave. */
  const judge = (status: number): boolean => {
    if (isReplaced !== null) return isReplaced;
    if (!isPublicFile(path)) response.setHeader("Cache-Control", privately(response));
    response.statusCode = statusOf(status, request, context.passage);
    if (response.statusCode === 429 && !response.hasHeader("Retry-After")) {
      response.setHeader("Retry-After", context.passage.fault?.retryAfterSeconds ?? 1);
    }
    const refusal = replacementFor(path, response);
    isReplaced = refusal !== null;
    if (refusal) replace(refusal);
    return isReplaced;
  };
  const replace = (refusal: Refusal) => {
    const answer = (allow?: readonly string[]) => {
      Object.assign(response, { writeHead, write, end });
      for (const name of NEXTS_OWN) response.removeHeader(name);
      sayNo(request, response, { ...refusal, ...(allow && { allow }) });
    };
    if (refusal.status === 405) askMethods(request, context.serve, answer);
    else queueMicrotask(answer);
  };
  // What Next writes of an answer that is replaced goes nowhere.
  response.writeHead = ((status: number, ...rest: never[]) =>
    judge(status) ? response : writeHead.call(response, response.statusCode, ...rest)) as never;
  response.write = ((...args: never[]) =>
    judge(response.statusCode) || write.apply(response, args as never)) as never;
  response.end = ((...args: never[]) =>
    judge(response.statusCode) ? response : end.apply(response, args as never)) as never;
}

/** Headers of an answer whose body was thrown away. */
const NEXTS_OWN = ["content-encoding", "transfer-encoding", "etag", "vary"] as const;

/** Answers that never end say by themselves how a proxy should treat them. */
function privately(response: ServerResponse): string {
  const said = String(response.getHeader("Cache-Control") ?? "");
  return said.includes("no-store") ? said : "private, no-store";
}

/** A page can only fail; why it did is known, or that nothing of ours was reached because it was unreadable. */
function statusOf(status: number, request: IncomingMessage, passage: Passage): number {
  if (status < 500) return status;
  if (passage.fault) return passage.fault.status;
  const isAction = request.method === "POST" && !request.url?.startsWith("/api/");
  return isAction && !passage.reached ? 400 : status;
}

/** What Next says in too few words, or in a page where a program asks. */
function replacementFor(path: string, response: ServerResponse): Refusal | null {
  const status = response.statusCode;
  if (status === 405) return { status, detail: "This address does not know this method." };
  const mediaType = String(response.getHeader("Content-Type") ?? "");
  if (!path.startsWith("/api/") || /json|event-stream/.test(mediaType)) return null;
  if (status === 404) return { status, detail: "This address was not found." };
  if (status === 400) return { status, detail: "The request cannot be read." };
  return null;
}

/** Next answers OPTIONS with the methods of any address; the answer to this one is thrown away. */
function askMethods(
  request: IncomingMessage,
  serve: Serve,
  answer: (allow?: readonly string[]) => void,
): void {
  const { method } = request;
  request.method = "OPTIONS";
  const probe = new ServerResponse(request);
  const done = () => {
    request.method = method;
    const allow = String(probe.getHeader("allow") ?? "");
    answer(allow === "" ? undefined : allow.split(/,\s*/));
  };
  probe.end = ((..._: unknown[]) => {
    queueMicrotask(done);
    return probe;
  }) as typeof probe.end;
  serve(request, probe);
}

/** The refusal of somebody who has to wait. @param waitMs milliseconds */
export function refusalToWait(waitMs: number): Refusal {
  const { message, retryAfterSeconds } = tooMany("requests", waitMs);
  return { status: 429, detail: message, retryAfter: retryAfterSeconds };
}
