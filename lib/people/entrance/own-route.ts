import "server-only";
import type { z } from "zod";
import type { Command } from "@/lib/platform/command/command";
import type { Query } from "@/lib/platform/command/query";
import { DomainError } from "@/lib/platform/core/errors";
import type { Json } from "@/lib/platform/core/json";
import { currentActor } from "./page";
import { commandRoute, type Identify, type Options, queryRoute, type RouteHandler } from "./route";

/**
 * A write by Muster's own pages over plain HTTP, for what a server action cannot do: it keeps its
 * address when the app is updated, can be given up and repeated, and waits for no other action.
 */
export function ownCommandRoute<S extends z.ZodType, R extends Json>(
  command: Command<S, R>,
  options: Options<R> = {},
): RouteHandler {
  return commandRoute(command, options, byOwnPage);
}

/** A read by Muster's own pages over plain HTTP, for what they ask while somebody types or scrolls. */
export function ownQueryRoute<S extends z.ZodType, R>(
  query: Query<S, R>,
  options: Options<R> = {},
): RouteHandler {
  return queryRoute(query, options, byOwnPage);
}

/** The cookie counts only for pages of this very site: another site cannot make a browser write. */
const byOwnPage: Identify = async (request) => {
  if (request.method !== "GET" && !isOwnOrigin(request.headers)) {
    throw new DomainError("UNAUTHORIZED", "Only Muster's own pages can do this.");
  }
  return currentActor();
};

/** Browsers send Origin with every write; the host is the one the browser asked for. */
function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === headers.get("host") || host === headers.get("x-forwarded-host");
}
