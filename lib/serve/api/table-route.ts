import "server-only";
import { randomUUID } from "node:crypto";
import { answerHeaders, plainProblem, problemResponse } from "@/lib/people/entrance/problem";
import type { RouteHandler } from "@/lib/people/entrance/route";
import { notFound } from "@/lib/platform/core/errors";
import { makeRouter, type RouteTable } from "./router-rules";

/**
 * Serves a whole table under one prefix: every method of every address goes through here, and so does what is
 * not there. An unknown address is NOT_FOUND, a wrong method METHOD with `Allow` (docs/api.md).
 * @param prefix where the table's addresses begin, as `/api/v1`
 * @param handlerOf takes the handler out of a row
 */
export function tableRoute<Row>(
  prefix: string,
  table: RouteTable<Row>,
  handlerOf: (row: Row) => RouteHandler,
): (request: Request) => Promise<Response> {
  const find = makeRouter(table);
  return async (request) => {
    const { pathname } = new URL(request.url);
    const found = find(pathname.slice(pathname.indexOf(prefix) + prefix.length));
    if (!found) return problemResponse(notFound("This address"), randomUUID(), "unknown address");
    const methods = [...found.methods.keys()].sort();
    if (request.method === "OPTIONS")
      return new Response(null, { status: 204, headers: allow(methods) });
    // Whoever may GET may ask for the head alone; Next leaves the body out.
    const row = found.methods.get(request.method === "HEAD" ? "GET" : request.method);
    if (!row) return refuseMethod(request.method, methods);
    return handlerOf(row)(request, { params: Promise.resolve(found.params) });
  };
}

function refuseMethod(method: string, methods: readonly string[]): Response {
  const requestId = randomUUID();
  const detail = `This address does not know ${method}; it knows ${methods.join(", ")}.`;
  return new Response(JSON.stringify(plainProblem("METHOD", detail, requestId)), {
    status: 405,
    headers: {
      ...answerHeaders(requestId),
      ...allow(methods),
      "Content-Type": "application/problem+json",
    },
  });
}

/** GET brings HEAD with it, and every address answers OPTIONS. */
function allow(methods: readonly string[]): { readonly Allow: string } {
  const all = methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  return { Allow: [...all, "OPTIONS"].join(", ") };
}
