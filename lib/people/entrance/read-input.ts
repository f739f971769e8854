import "server-only";
import { z } from "zod";
import { DomainError, invalidField, notFound } from "@/lib/platform/core/errors";
import { UNKNOWN_FIELD } from "@/lib/platform/core/input";

/** Names of the parameters in an address, and the input fields they fill. */
export type PathFields = Readonly<Record<string, string>>;

type Fields = Record<string, unknown>;
type FieldKind = "number" | "boolean" | "list" | "text";

/**
 * Reads the address: `/incidents/42` becomes `{ incident: 42 }`.
 * @throws DomainError NOT_FOUND for a part that no record can have, as for one that none has.
 */
export function readPath(
  schema: z.ZodType,
  names: PathFields,
  params: Readonly<Record<string, string | string[] | undefined>>,
): Fields {
  const pairs = Object.entries(names).map(([name, field]): [string, unknown] => {
    const raw = params[name];
    const value = coerce(typeof raw === "string" ? raw : "", kindOf(schema, field));
    if (!fieldOf(schema, field)?.safeParse(value).success) throw notFound("This address");
    return [field, value];
  });
  return Object.fromEntries(pairs);
}

/**
 * Reads the query string by the types of the schema's fields. Lists repeat the name, or separate by comma;
 * an empty value counts as left out. What is not a number or yes/no stays text, for the schema to refuse.
 */
export function readQuery(schema: z.ZodType, query: URLSearchParams): Fields {
  const names = [...new Set(query.keys())];
  const pairs = names.flatMap((name): [string, unknown][] => {
    const values = query.getAll(name).filter((value) => value !== "");
    const [first] = values;
    if (first === undefined) return [];
    const kind = kindOf(schema, name);
    if (kind === "list") return [[name, values.flatMap((value) => value.split(","))]];
    return [[name, values.length > 1 ? values : coerce(first, kind)]];
  });
  return Object.fromEntries(pairs);
}

/** @throws DomainError INVALID naming the fields that the address gives already, as for unknown ones. */
export function refusePathFields(fields: Fields, names: PathFields): void {
  const keys = Object.values(names).filter((field) => Object.hasOwn(fields, field));
  if (keys.length > 0) throw unknownFields(keys);
}

/** @throws DomainError INVALID: a write takes its fields from the body, and ignores nothing silently. */
export function refuseQuery(query: URLSearchParams): void {
  const keys = [...query.keys()];
  if (keys.length > 0) throw unknownFields(keys);
}

/**
 * Reads `If-Match: "7"` into the field that carries what the change was based on.
 * @throws DomainError INVALID when it is no version, differs from the body's, or nothing here is versioned.
 */
export function readIfMatch(schema: z.ZodType, header: string | null, body: Fields): Fields {
  if (header === null || header.trim() === "*") return {};
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1];
  if (version === undefined) throw invalidField("If-Match", 'Write the version as "7".');
  const field = versionField(schema);
  if (field === null) throw invalidField("If-Match", "There is no version to compare here.");
  const value = Number(version);
  if (Object.hasOwn(body, field) && body[field] !== value) {
    throw invalidField("If-Match", `If-Match and ${field} differ: send one of them.`);
  }
  return { [field]: value };
}

/** Which field of an input carries the version it was based on; null when it takes none. */
export function versionField(schema: z.ZodType): "version" | "revision" | null {
  if (kindOf(schema, "version") === "number") return "version";
  return kindOf(schema, "revision") === "number" ? "revision" : null;
}

function unknownFields(keys: readonly string[]): DomainError {
  const fields = Object.fromEntries(keys.map((key) => [key, UNKNOWN_FIELD]));
  return new DomainError("INVALID", UNKNOWN_FIELD, { fields });
}

function coerce(text: string, kind: FieldKind | null): unknown {
  if (kind === "number" && /^(0|[1-9]\d{0,14})$/.test(text)) return Number(text);
  if (kind === "boolean" && (text === "true" || text === "false")) return text === "true";
  return text;
}

function fieldOf(schema: z.ZodType, field: string): (z.core.$ZodType & z.ZodType) | null {
  if (!(schema instanceof z.ZodObject) || !Object.hasOwn(schema.shape, field)) return null;
  return schema.shape[field];
}

function kindOf(schema: z.ZodType, field: string): FieldKind | null {
  const type = fieldOf(schema, field);
  return type && kindOfType(type);
}

/** Looks through `optional`, `nullable` and `default` at what a field holds. */
function kindOfType(type: z.core.$ZodType): FieldKind {
  if (
    type instanceof z.ZodOptional ||
    type instanceof z.ZodNullable ||
    type instanceof z.ZodDefault
  ) {
    return kindOfType(type.unwrap());
  }
  if (type instanceof z.ZodNumber) return "number";
  if (type instanceof z.ZodBoolean) return "boolean";
  return type instanceof z.ZodArray ? "list" : "text";
}
