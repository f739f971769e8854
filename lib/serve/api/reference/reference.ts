import "server-only";
import { z } from "zod";
import type { ProblemCode } from "@/lib/people/entrance/problem";
import { type PathFields, versionField } from "@/lib/people/entrance/read-input";
import { explainPermission } from "@/lib/platform/access/permissions";
import type { Endpoint } from "@/lib/serve/api/endpoints/endpoint";
import { listEndpoints, type Method } from "@/lib/serve/api/endpoints/endpoints";

/** What there is to say of one endpoint, for the OpenAPI document and the reference page alike. */
export type ApiCall = {
  readonly method: Method;
  readonly address: string;
  readonly group: Endpoint["group"];
  /** The command's or query's name: `incident.declare`. */
  readonly name: string;
  readonly does: string;
  /** "Only managers and admins may …" */
  readonly allowed: string;
  readonly pathFields: z.ZodObject | null;
  readonly queryFields: z.ZodObject | null;
  readonly headerFields: z.ZodObject | null;
  readonly bodyFields: z.ZodObject | null;
  /** The field that a body of YAML fills, sent as it is; null where only JSON is taken. */
  readonly textField: string | null;
  /** Whether an empty body is refused. */
  readonly isBodyRequired: boolean;
  /** A body that fits; null where there is none. */
  readonly example: Readonly<Record<string, unknown>> | null;
  readonly status: 200 | 201;
  readonly answer: z.ZodType;
  readonly mediaType: Endpoint["mediaType"];
  readonly problems: readonly ProblemCode[];
};

/** Every endpoint, or those of one group, described; in the table's order. */
export function describeCalls(only?: Endpoint["group"]): ApiCall[] {
  const endpoints = listEndpoints().filter(({ group }) => only === undefined || group === only);
  return endpoints.map((endpoint) => {
    const { method, address, group, does, call, status, answer, mediaType, path, textField } =
      endpoint;
    const writes = call.kind === "command";
    const fields = without(objectOf(call.input), Object.values(path));
    const bodyFields = writes && hasFields(fields) ? fields : null;
    return {
      method,
      address,
      group,
      name: call.name,
      does,
      allowed: explainPermission(call.permission),
      pathFields: pathFieldsOf(objectOf(call.input), path),
      queryFields: !writes && hasFields(fields) ? fields : null,
      headerFields: writes ? headerFieldsOf(method, call.input) : null,
      bodyFields,
      textField,
      isBodyRequired: bodyFields !== null && !bodyFields.safeParse({}).success,
      example: bodyFields && exampleOf(call.sample, path),
      status,
      answer,
      mediaType,
      problems: problemsOf(writes, path),
    };
  });
}

function objectOf(schema: z.ZodType): z.ZodObject {
  if (schema instanceof z.ZodObject) return schema;
  throw new Error("An endpoint's input is an object.");
}

function without(schema: z.ZodObject, names: readonly string[]): z.ZodObject {
  const kept = Object.entries(schema.shape).filter(([name]) => !names.includes(name));
  return z.strictObject(Object.fromEntries(kept));
}

function hasFields(schema: z.ZodObject): boolean {
  return Object.keys(schema.shape).length > 0;
}

function pathFieldsOf(schema: z.ZodObject, path: PathFields): z.ZodObject | null {
  const pairs = Object.entries(path).flatMap(([name, field]) => {
    const type = schema.shape[field];
    return type ? [[name, type] as const] : [];
  });
  return pairs.length > 0 ? z.object(Object.fromEntries(pairs)) : null;
}

function headerFieldsOf(method: Method, input: z.ZodType): z.ZodObject | null {
  const field = versionField(input);
  const fields = {
    ...(field && {
      "If-Match": z
        .string()
        .optional()
        .meta({ description: `The ${field} it is based on, as "7"; a stale one is CONFLICT` }),
    }),
    ...(method === "POST" && {
      "Idempotency-Key": z
        .string()
        .min(1)
        .max(200)
        .optional()
        .meta({ description: "Made by you: the same key and body get the first answer again" }),
    }),
  };
  return Object.keys(fields).length > 0 ? z.object(fields) : null;
}

function exampleOf(sample: unknown, path: PathFields): Readonly<Record<string, unknown>> {
  const hidden = Object.values(path);
  return Object.fromEntries(
    Object.entries(Object(sample)).filter(([field]) => !hidden.includes(field)),
  );
}

function problemsOf(writes: boolean, path: PathFields): ProblemCode[] {
  return [
    ...(writes ? (["MALFORMED"] as const) : []),
    "UNAUTHORIZED",
    "FORBIDDEN",
    ...(writes || Object.keys(path).length > 0 ? (["NOT_FOUND"] as const) : []),
    ...(writes ? (["CONFLICT", "TOO_LARGE", "UNSUPPORTED"] as const) : []),
    "INVALID",
    "LIMIT",
  ];
}
