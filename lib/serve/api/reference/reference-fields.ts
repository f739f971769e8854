import "server-only";
import { z } from "zod";

/** One field as the reference page prints it. */
export type FieldDoc = {
  /** With the way to it: `facts.detectedAt`, `timeline[].body`. */
  readonly name: string;
  /** In words: `text`, `time`, `SEV1 | SEV2`. */
  readonly type: string;
  readonly note: string;
};

type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * The fields of an object, those of objects inside it too.
 * @param io whether it is sent to Muster or answered by it: defaults are optional only when sent
 */
export function listFields(schema: z.ZodObject, io: "input" | "output"): FieldDoc[] {
  // Every named shape stands in its own place, so that a table never repeats it.
  const whole = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return fieldsOf(whole, "", io);
}

/** The name of an answer's shape as people say it: `Incident`, `list of Incident`. */
export function nameOfShape(schema: z.ZodType): string {
  const id = shapeId(schema);
  if (id) return id;
  if (schema instanceof z.ZodArray) return `[${shapeId(schema.element)}]`;
  if (schema instanceof z.ZodObject) {
    const items: unknown = schema.shape.items;
    if (items instanceof z.ZodArray) {
      return `{ items: [${shapeId(items.element)}], nextCursor }`;
    }
  }
  return "text";
}

function shapeId(schema: unknown): string | undefined {
  return schema instanceof z.ZodType ? schema.meta()?.id : undefined;
}

function fieldsOf(schema: JsonSchema, prefix: string, io: "input" | "output"): FieldDoc[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    if (typeof property === "boolean") return [];
    const name = `${prefix}${key}`;
    const need = schema.required?.includes(key) ? "required" : "optional";
    const note = [io === "input" ? need : null, ...notesOf(property)].filter(Boolean).join("; ");
    return [{ name, type: typeOf(property), note }, ...innerFields(property, name, io)];
  });
}

function innerFields(schema: JsonSchema, name: string, io: "input" | "output"): FieldDoc[] {
  if (schema.properties) return fieldsOf(schema, `${name}.`, io);
  const { items } = schema;
  if (items && typeof items === "object" && !Array.isArray(items)) {
    return innerFields(items, `${name}[]`, io);
  }
  const variants = schema.anyOf ?? [];
  return variants.flatMap((variant) =>
    typeof variant === "boolean" ? [] : innerFields(variant, name, io),
  );
}

const FORMATS: Readonly<Record<string, string>> = {
  "date-time": "time",
  date: "day",
  uuid: "id",
};
const TYPES: Readonly<Record<string, string>> = {
  string: "text",
  integer: "whole number",
  number: "number",
  boolean: "true | false",
  null: "null",
  object: "object",
};

function typeOf(schema: JsonSchema | boolean): string {
  if (typeof schema === "boolean") return "anything";
  if (schema.$ref) return schema.$ref.replace(/^#\/\$defs\//, "");
  if (schema.enum) return schema.enum.map(String).join(" | ");
  if (schema.const !== undefined) return String(schema.const);
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(" | ");
  if (schema.type === "array") {
    const { items } = schema;
    return `[${items && !Array.isArray(items) ? typeOf(items) : "anything"}]`;
  }
  return FORMATS[schema.format ?? ""] ?? TYPES[String(schema.type)] ?? "anything";
}

/** What the type does not say: description, default, and limits worth knowing. */
function notesOf(schema: JsonSchema): (string | null | undefined)[] {
  const { description, default: preset, maxLength, minimum, maximum } = schema;
  const isOrdinary = maximum === undefined || maximum > 1_000_000;
  return [
    description,
    preset === undefined || isEmpty(preset) ? null : `${JSON.stringify(preset)} when left out`,
    maxLength === undefined ? null : `at most ${maxLength.toLocaleString("en")} characters`,
    isOrdinary ? null : `${minimum ?? 0} to ${maximum}`,
  ];
}

function isEmpty(value: unknown): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
