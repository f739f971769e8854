import "server-only";
import { z } from "zod";
import { PROBLEMS } from "@/lib/people/entrance/problem";
import { env } from "@/lib/platform/core/env";
import { type Endpoint, GROUPS } from "@/lib/serve/api/endpoints/endpoint";
import { listEndpoints } from "@/lib/serve/api/endpoints/endpoints";
import { type ApiCall, describeCalls } from "./reference";
import { type FieldDoc, listFields, nameOfShape } from "./reference-fields";

type Group = { readonly name: string; readonly anchor: string };
type GroupPage = Group & { readonly calls: ReturnType<typeof viewCall>[] };

const NAMES = Object.keys(GROUPS) as Endpoint["group"][];

/** The groups of the reference; a group's anchor is its page: `/docs/api/{anchor}`. */
export function listGroups(): readonly Group[] {
  return NAMES.map((name) => ({ name, anchor: name.toLowerCase().replaceAll(" ", "-") }));
}

// The table of endpoints never changes while the process runs, and describing all of it takes a tenth of
// a second: each page is made when first asked for, and kept.
const pages = new Map<string, GroupPage>();
let shapes: ReturnType<typeof shapesOf> | undefined;

/** Everything the reference prints of one group's endpoints, as plain data; undefined for no group's anchor. */
export function readGroup(anchor: string): GroupPage | undefined {
  const at = listGroups().findIndex((group) => group.anchor === anchor);
  const [group, name] = [listGroups()[at], NAMES[at]];
  if (!group || !name) return undefined;
  const page = pages.get(anchor) ?? { ...group, calls: describeCalls(name).map(viewCall) };
  pages.set(anchor, page);
  return page;
}

/** The shapes that answers are made of. */
export function readShapes() {
  shapes ??= shapesOf(listEndpoints());
  return shapes;
}

function viewCall(call: ApiCall) {
  return {
    name: call.name,
    method: call.method,
    address: call.address,
    does: call.does,
    allowed: call.allowed,
    tables: tablesOf(call),
    curl: curlOf(call),
    answers: `${call.status} ${nameOfShape(call.answer)}`,
    problems: call.problems.map((code) => ({ code, status: PROBLEMS[code].status })),
  };
}

function tablesOf(call: ApiCall): { title: string; fields: FieldDoc[] }[] {
  const places = [
    ["In the address", call.pathFields],
    ["Query", call.queryFields],
    ["Headers", call.headerFields],
    [call.isBodyRequired ? "Body" : "Body, which may be empty", call.bodyFields],
  ] as const;
  return places.flatMap(([title, schema]) =>
    schema ? [{ title, fields: listFields(schema, "input") }] : [],
  );
}

/** A call to paste into a shell; the token stands in a variable, so that it stays out of the history. */
function curlOf(call: ApiCall): string {
  const address = call.address.replace("{number}", "42").replace("{role}", "SCRIBE");
  const lines = [
    `curl ${call.method === "GET" ? "" : `-X ${call.method} `}"${baseUrl()}${address}"`,
    '-H "Authorization: Bearer $MUSTER_TOKEN"',
  ];
  if (call.example && Object.keys(call.example).length > 0) {
    const body = JSON.stringify(call.example, null, 2).replaceAll("'", "'\\''");
    lines.push('-H "Content-Type: application/json"', `-d '${body}'`);
  }
  return lines.join(" \\\n  ");
}

/** The shapes that answers are made of, each once, in the order they are met. */
function shapesOf(
  calls: readonly Pick<Endpoint, "answer">[],
): { name: string; fields: FieldDoc[] }[] {
  const shapes = new Map<string, z.ZodObject>();
  for (const { answer } of calls) collectShapes(answer, shapes);
  return [...shapes].map(([name, schema]) => ({ name, fields: listFields(schema, "output") }));
}

function collectShapes(schema: unknown, into: Map<string, z.ZodObject>): void {
  if (schema instanceof z.ZodArray) collectShapes(schema.element, into);
  if (!(schema instanceof z.ZodObject)) return;
  const id = schema.meta()?.id;
  if (id !== undefined) into.set(id, schema);
  for (const inner of Object.values(schema.shape)) collectShapes(inner, into);
}

/** Where the API is, for people to copy. */
export function baseUrl(): string {
  return `${env().NEXTAUTH_URL}/api/v1`;
}
