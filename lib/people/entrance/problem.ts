import "server-only";
import { env } from "@/lib/platform/core/env";
import { DomainError, type FieldErrors } from "@/lib/platform/core/errors";
import { log } from "@/lib/platform/core/log";

/** Everything the API says no with: the six codes, and what goes wrong before a command is reached. */
export const PROBLEMS = {
  UNAUTHORIZED: {
    status: 401,
    title: "Not signed in",
    says: "No token, or one that is unknown, revoked or expired.",
  },
  FORBIDDEN: {
    status: 403,
    title: "Not allowed",
    says: "The token's role may not do this; detail says who may.",
  },
  NOT_FOUND: {
    status: 404,
    title: "Not found",
    says: "It does not exist, or you may not know that it does.",
  },
  INVALID: {
    status: 422,
    title: "Not valid",
    says: "The request was read, but a field is wrong; fields has a sentence for each.",
  },
  CONFLICT: {
    status: 409,
    title: "In conflict with what is stored",
    says: "It does not fit what is stored now; current says what that is.",
  },
  LIMIT: {
    status: 429,
    title: "Too many requests",
    says: "Too many requests; Retry-After says how many seconds to wait.",
  },
  MALFORMED: {
    status: 400,
    title: "Not readable",
    says: "The body is not JSON in UTF-8, or the address or a header cannot be read.",
  },
  METHOD: {
    status: 405,
    title: "Not with this method",
    says: "The address does not know this method; Allow lists those it knows.",
  },
  TOO_LARGE: { status: 413, title: "Too large", says: "The body is larger than 1 MiB." },
  UNSUPPORTED: {
    status: 415,
    title: "Not JSON",
    says: "The body is not sent as application/json.",
  },
  UNKNOWN: {
    status: 500,
    title: "Something went wrong",
    says: "Our fault, and nothing was stored; quote the requestId.",
  },
} as const;
export type ProblemCode = keyof typeof PROBLEMS;

/** The same as a list, in the order of their status. */
export function listProblems() {
  const rows = Object.entries(PROBLEMS).map(([code, problem]) => ({ code, ...problem }));
  return rows.sort((a, b) => a.status - b.status);
}

/** The body of every error (docs/api.md, RFC 9457). */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly fields?: FieldErrors;
  /** What the record is now, for CONFLICT. */
  readonly current?: unknown;
  readonly requestId: string;
};

/** A request that cannot be read at all, whatever it was meant to do. */
export class UnreadableRequest extends Error {
  override readonly name = "UnreadableRequest";
  readonly code: "MALFORMED" | "TOO_LARGE" | "UNSUPPORTED";

  constructor(code: UnreadableRequest["code"], message: string) {
    super(message);
    this.code = code;
  }
}

/** What every answer of the API carries: nothing may keep it, and the request can be quoted. */
export function answerHeaders(requestId: string): Record<string, string> {
  return { "X-Request-Id": requestId, "Cache-Control": "no-store" };
}

/** Any error as an answer. Unknown ones are logged with the request's id and shown as that id only. */
export function problemResponse(error: unknown, requestId: string, call: string): Response {
  const problem = problemOf(error, requestId, call);
  const headers = answerHeaders(requestId);
  headers["Content-Type"] = "application/problem+json";
  if (problem.code === "UNAUTHORIZED") headers["WWW-Authenticate"] = 'Bearer realm="Muster"';
  if (error instanceof DomainError && error.retryAfterSeconds !== undefined) {
    headers["Retry-After"] = String(error.retryAfterSeconds);
  }
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

function problemOf(error: unknown, requestId: string, call: string): Problem {
  if (error instanceof DomainError) {
    const { code, message, fields, current } = error;
    const details = { ...(fields && { fields }), ...(current !== undefined && { current }) };
    return { ...head(code), detail: message, ...details, requestId };
  }
  if (error instanceof UnreadableRequest) {
    return { ...head(error.code), detail: error.message, requestId };
  }
  log.error({ err: error, call, requestId }, "A request failed");
  const detail = "Nothing was stored. If it happens again, quote the request id.";
  return { ...head("UNKNOWN"), detail, requestId };
}

/** The body of a refusal that needs no more than its code and a sentence. */
export function plainProblem(code: ProblemCode, detail: string, requestId: string): Problem {
  return { ...head(code), detail, requestId };
}

function head(code: ProblemCode) {
  const { status, title } = PROBLEMS[code];
  return { type: `${env().NEXTAUTH_URL}/docs/api#${code.toLowerCase()}`, title, status, code };
}
