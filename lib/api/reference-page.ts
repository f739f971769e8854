import "server-only";
import { cache } from "react";
import { z } from "zod";
import { env } from "@/lib/core/env";
import { PROBLEMS } from "@/lib/entrance/problem";
import { GROUPS } from "./endpoint";
import { type ApiCall, describeCalls } from "./reference";
import { type FieldDoc, listFields, nameOfShape } from "./reference-fields";

/**
 * Everything the reference prints of the endpoints, by group, as plain data; made once a request.
 * A group's anchor is its page: `/docs/api/{anchor}`.
 */
export const readReference = cache(() => {
  const calls = describeCalls();
  const groups = GROUPS.map((name) => ({
    name,
    anchor: name.toLowerCase().replaceAll(" ", "-"),
    calls: calls.filter(({ group }) => group === name).map(viewCall),
  }));
  return { groups, shapes: shapesOf(calls), base: baseUrl() };
});

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
function shapesOf(calls: readonly ApiCall[]): { name: string; fields: FieldDoc[] }[] {
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

function baseUrl(): string {
  return `${env().NEXTAUTH_URL}/api/v1`;
}
