import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { type Actor, judgePermission } from "@/lib/platform/access/actor";
import { addressOf } from "@/lib/platform/access/address";
import type { Command } from "@/lib/platform/command/command";
import type { CallMeta } from "@/lib/platform/command/context";
import type { Query } from "@/lib/platform/command/query";
import { notingRefusals } from "@/lib/platform/command/refusals";
import { env } from "@/lib/platform/core/env";
import type { Json } from "@/lib/platform/core/json";
import { answerHeaders, problemResponse } from "./problem";
import { readBody } from "./read-body";
import {
  type PathFields,
  readIfMatch,
  readPath,
  readQuery,
  refusePathFields,
  refuseQuery,
} from "./read-input";
import { isYaml, readPlainQuery, readTextBody } from "./read-text-body";
import { actorOfRequest } from "./token";

/** What Next calls for one method of one address. */
export type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;
type RouteContext = {
  readonly params: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** What a result can be that is a file of its own. */
export type FileType =
  | "text/markdown"
  | "text/csv"
  | "application/yaml"
  | "application/x-ndjson"
  | "application/pdf";

export type Options<R> = {
  /** Which input fields the address fills: `{ number: "incident" }`. */
  readonly path?: PathFields;
  /** 200 unless something was created. */
  readonly status?: 200 | 201;
  /** Where the API's shape differs from the command's result. */
  readonly present?: (result: R) => unknown;
  /** The input field that a body of YAML fills, sent as it is; JSON is taken as well. */
  readonly textField?: string;
  /** For results that are a file of their own. */
  readonly mediaType?: FileType;
};

/** Finds out who asks. @throws DomainError UNAUTHORIZED. */
export type Identify = (request: Request, ip: string | null) => Promise<Actor>;

const byToken: Identify = (request, ip) => actorOfRequest(request.headers, ip);

/** A write over HTTP: who asks → permission → address, body and If-Match → the command. */
export function commandRoute<S extends z.ZodType, R extends Json>(
  command: Command<S, R>,
  options: Options<R> = {},
  identify: Identify = byToken,
): RouteHandler {
  return serve(command, options, identify, async (request) => {
    const { searchParams } = new URL(request.url);
    const { textField } = options;
    const isText = textField !== undefined && isYaml(request);
    const body = isText ? await readTextBody(request, textField) : await readBody(request);
    // Not every client can send a body with DELETE, so its fields may stand in the query as well.
    if (request.method !== "DELETE" && textField === undefined) refuseQuery(searchParams);
    const read = textField === undefined ? readQuery : readPlainQuery;
    const fields = { ...read(command.input, searchParams), ...body };
    const version = readIfMatch(command.input, request.headers.get("if-match"), fields);
    return { ...fields, ...version };
  });
}

/** A read over HTTP: who asks → permission → address and query string → the query. */
export function queryRoute<S extends z.ZodType, R>(
  query: Query<S, R>,
  options: Options<R> = {},
  identify: Identify = byToken,
): RouteHandler {
  return serve(query, options, identify, async (request) =>
    readQuery(query.input, new URL(request.url).searchParams),
  );
}

type Call<R> = {
  readonly name: string;
  readonly permission: Command["permission"];
  readonly servesLeads?: boolean;
  readonly input: z.ZodType;
  readonly execute: (actor: Actor, input: unknown, meta?: CallMeta) => Promise<R>;
};

function serve<R>(
  call: Call<R>,
  options: Options<R>,
  identify: Identify,
  readFields: (request: Request) => Promise<Record<string, unknown>>,
): RouteHandler {
  const { path = {} } = options;
  return async (request, context) => {
    const requestId = randomUUID();
    try {
      const ip = addressOf(request.headers, env().MUSTER_TRUSTED_PROXIES);
      const actor = await identify(request, ip);
      // Before the address is looked up, so that who may not ask learns nothing from it.
      await notingRefusals(call.name, { actor, ip, requestId }, async () =>
        judgePermission(actor, call.permission, call.servesLeads ?? false),
      );
      const address = readPath(call.input, path, await context.params);
      const fields = await readFields(request);
      refusePathFields(fields, path);
      const meta = { requestId, ip, ...idempotencyOf(request.headers) };
      const result = await call.execute(actor, { ...fields, ...address }, meta);
      return answer(result, options, requestId);
    } catch (error) {
      return problemResponse(error, requestId, call.name);
    }
  };
}

function idempotencyOf(headers: Headers): CallMeta {
  const idempotencyKey = headers.get("idempotency-key");
  return idempotencyKey === null ? {} : { idempotencyKey };
}

function answer<R>(result: R, options: Options<R>, requestId: string): Response {
  const { status = 200, present, mediaType } = options;
  const body = present ? present(result) : result;
  const headers = answerHeaders(requestId);
  const version = versionOf(body);
  if (version !== null) headers.ETag = `"${version}"`;
  if (mediaType === "application/pdf") {
    headers["Content-Type"] = mediaType;
    return new Response(body as BodyInit, { status, headers });
  }
  headers["Content-Type"] = mediaType ? `${mediaType}; charset=utf-8` : "application/json";
  if (body instanceof ReadableStream) return new Response(body, { status, headers });
  return new Response(mediaType ? String(body) : JSON.stringify(body), { status, headers });
}

/** What a client sends back as If-Match to change this very version. */
function versionOf(body: unknown): number | null {
  if (typeof body !== "object" || body === null) return null;
  const { version, revision } = body as { version?: unknown; revision?: unknown };
  if (typeof version === "number") return version;
  return typeof revision === "number" ? revision : null;
}
