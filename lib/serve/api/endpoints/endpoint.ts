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
import type { Bound } from "./bound-answer";

/** How the reference is divided, and what each part is about; the order is that of an incident's life. */
export const GROUPS = {
  Incidents:
    "From the declaration to the closing: facts, roles, severity and the promises that run.",
  Timeline: "What was seen, thought and done, and what was told to others.",
  Checklist: "What has to be done in each phase; some items tick themselves from the record.",
  Postmortems: "The document, its review, its threads and the debrief.",
  "Action items": "What was promised, by whom and by when.",
  Teams: "Who owns services, runbooks and action items, and where they are reached.",
  "Services and deployments": "What runs, and what was changed on it.",
  Runbooks: "How known trouble is dealt with, and when that was last checked.",
  SLOs: "What is promised of services, how it is measured, and what is left of it.",
  People: "Who can be given work.",
  Notifications: "What a person was told of, and how they want to be told.",
  Webhooks: "Addresses that hear of events, and each attempt to reach them.",
  "Audit log": "Everything that was done, refused and looked at.",
  Search: "One question over everything that the asker may see.",
} as const;
/** One method of one address: the call behind it, and what the reference says of it. */
export type Endpoint = {
  readonly group: keyof typeof GROUPS;
  /** What it does, as a sentence. */
  readonly does: string;
  readonly call: Command | Query;
  readonly path: PathFields;
  readonly status: 200 | 201;
  readonly answer: z.ZodType;
  readonly mediaType: "application/json" | FileType;
  /** The field that a body of YAML fills; null where only JSON is taken. */
  readonly textField: string | null;
  readonly handler: RouteHandler;
};

type Details<A extends z.ZodType> = {
  readonly group: Endpoint["group"];
  readonly does: string;
  /** The shape of what is sent; the compiler holds the call's result to it. */
  readonly answer: A;
  /** Which input fields the address fills. */
  readonly path?: PathFields;
  readonly status?: 200 | 201;
  /** For files: the field that a body of YAML fills, sent as it is. */
  readonly textField?: string;
};

/** Most addresses begin with an incident's number. */
export const ON_INCIDENT: PathFields = { number: "incident" };
export const NO_PATH: PathFields = {};

/** An endpoint that writes. */
export function write<S extends z.ZodType, R extends Json, A extends z.ZodType>(
  command: Command<S, R>,
  details: Details<A> & Bound<R, A>,
): Endpoint {
  return { ...described(details), call: command, handler: commandRoute(command, details) };
}

/** An endpoint that reads. */
export function read<S extends z.ZodType, R, A extends z.ZodType>(
  query: Query<S, R>,
  details: Details<A> & Bound<R, A>,
): Endpoint {
  return { ...described(details), call: query, handler: queryRoute(query, details) };
}

/** An endpoint that reads a short list, sent as the one page that it is. */
export function readList<S extends z.ZodType, Item, A extends z.ZodType>(
  query: Query<S, readonly Item[]>,
  details: Details<A> & Bound<OnePage<Item>, A>,
): Endpoint {
  const present = (items: readonly Item[]): OnePage<Item> => ({ items, nextCursor: null });
  const handler = queryRoute(query, { ...details, present });
  return { ...described(details), call: query, handler };
}

type OnePage<Item> = { readonly items: readonly Item[]; readonly nextCursor: null };

/** An endpoint that reads a file: text, a stream or bytes, sent as they are. */
export function readFile<S extends z.ZodType, R extends string | ReadableStream | Uint8Array>(
  query: Query<S, R>,
  details: Details<z.ZodString> & { readonly mediaType: FileType },
): Endpoint {
  const handler = queryRoute(query, details);
  return { ...described(details), mediaType: details.mediaType, call: query, handler };
}

function described<A extends z.ZodType>(details: Details<A>) {
  const { group, does, answer, path = NO_PATH, status = 200, textField = null } = details;
  return { group, does, answer, path, status, textField, mediaType: "application/json" as const };
}
