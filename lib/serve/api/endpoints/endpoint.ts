import "server-only";
import type { z } from "zod";
import type { PathFields } from "@/lib/people/entrance/read-input";
import {
  commandRoute,
  type FileType,
  queryRoute,
  type RouteHandler,
} from "@/lib/people/entrance/route";
import type { Command } from "@/lib/platform/command/command";
import type { Query } from "@/lib/platform/command/query";
import type { Json } from "@/lib/platform/core/json";

/** How the reference is divided; the order is that of an incident's life. */
export const GROUPS = [
  "Incidents",
  "Timeline",
  "Checklist",
  "Postmortems",
  "Action items",
  "Services and deployments",
  "Runbooks",
  "People",
  "Notifications",
  "Webhooks",
  "Audit log",
  "Search",
] as const;

/** One method of one address: the call behind it, and what the reference says of it. */
export type Endpoint = {
  readonly group: (typeof GROUPS)[number];
  /** What it does, as a sentence. */
  readonly does: string;
  readonly call: Command | Query;
  readonly path: PathFields;
  readonly status: 200 | 201;
  readonly answer: z.ZodType;
  readonly mediaType: "application/json" | FileType;
  readonly handler: RouteHandler;
};

type Details<R> = {
  readonly group: Endpoint["group"];
  readonly does: string;
  readonly answer: z.ZodType;
  /** Which input fields the address fills. */
  readonly path?: PathFields;
  readonly status?: 200 | 201;
  readonly present?: (result: R) => unknown;
  readonly mediaType?: FileType;
};

/** Most addresses begin with an incident's number. */
export const ON_INCIDENT: PathFields = { number: "incident" };
export const NO_PATH: PathFields = {};

/** An endpoint that writes. */
export function write<S extends z.ZodType, R extends Json>(
  command: Command<S, R>,
  details: Details<R>,
): Endpoint {
  return { ...described(details), call: command, handler: commandRoute(command, details) };
}

/** An endpoint that reads. */
export function read<S extends z.ZodType, R>(query: Query<S, R>, details: Details<R>): Endpoint {
  return { ...described(details), call: query, handler: queryRoute(query, details) };
}

function described<R>(details: Details<R>) {
  const { group, does, answer, path = NO_PATH, status = 200 } = details;
  const mediaType = details.mediaType ?? ("application/json" as const);
  return { group, does, answer, path, status, mediaType };
}
