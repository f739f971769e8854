import { z } from "zod";
import type { FieldErrors } from "./errors";
import { sayWhy } from "./text/input-sentences";
import { showsSomething, visibleLine } from "./visible-line";

// Where a schema has no sentence of its own, zod's would speak of types and operators.
z.config({ localeError: sayWhy });

/** Said of every field that a schema does not have. */
export const UNKNOWN_FIELD = "This field is not known here.";
/** The largest number that fits a column of ours. */
export const INT_MAX = 2_147_483_647;
const UNSTORABLE = "has a character that cannot be stored: remove it.";

/** Whether Postgres can keep a text: no NUL, no half of a surrogate pair. */
export function storable(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}

/**
 * One line of text as people see it, trimmed, 1 to `max` characters: invisible characters are left out.
 * `label` opens the sentences: "The title".
 */
export function lineText(label: string, max: number) {
  return z
    .string({ error: `${label} is missing.` })
    .overwrite(visibleLine)
    .trim()
    .min(1, `${label} is empty: write something.`)
    .refine(showsSomething, `${label} is empty: write something.`)
    .max(max, `${label} is longer than ${max} characters: shorten it.`)
    .refine(storable, `${label} ${UNSTORABLE}`)
    .refine((text) => !/[\r\n]/.test(text), `${label} takes one line only.`);
}

/** Several lines of text (Markdown where the field says so), trimmed at the end, at most `max` characters. */
export function blockText(label: string, max: number) {
  return z
    .string({ error: `${label} is missing.` })
    .max(max, `${label} is longer than ${max.toLocaleString("en")} characters: shorten it.`)
    .refine(storable, `${label} ${UNSTORABLE}`)
    .transform((text) => text.replaceAll("\r\n", "\n").trimEnd());
}

/** Several lines that must say something. */
export function requiredBlockText(label: string, max: number) {
  return blockText(label, max).refine(
    (text) => text.trim().length > 0,
    `${label} is empty: write something.`,
  );
}

/** A short name that stands in addresses and never changes. */
export const Slug = z
  .string({ error: "The short name is missing." })
  .trim()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$/,
    "Use small letters, digits and hyphens: edge-proxy.",
  );

/** What to look for in a list; empty looks for nothing in particular. */
export const SearchText = z
  .string()
  .trim()
  .max(200, "Search for at most 200 characters.")
  .refine(storable, `The search ${UNSTORABLE}`);

/** Why a change was made; asked for wherever history is rewritten or a step is left out. */
export const Reason = lineText("The reason", 1_000);

/** RFC 3339 with an offset, as an instant. */
export const Instant = z
  .string({ error: "Give a date and time." })
  .refine(
    (text) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i.test(text),
    "Write the time as 2026-01-31T14:32:00Z, with its offset.",
  )
  .transform((text, context) => {
    const instant = new Date(text);
    const year = instant.getUTCFullYear();
    if (Number.isNaN(instant.getTime()) || year < 1970 || year > 9999) {
      context.addIssue({
        code: "custom",
        message: "This date does not exist: check day and hour.",
      });
      return z.NEVER;
    }
    return instant;
  })
  .meta({ format: "date-time" });

/** A web address; anything but http and https is refused, since it becomes a link. */
export const WebAddress = z
  .string()
  .trim()
  .max(2_000, "The link is longer than 2,000 characters.")
  .refine((text) => {
    if (!URL.canParse(text)) return false;
    return ["http:", "https:"].includes(new URL(text).protocol);
  }, "Give a full link that starts with http:// or https://.")
  .refine(storable, `The link ${UNSTORABLE}`);

/** A record's id. A malformed one is simply not found, so the sentence says only that. */
export const Id = z.uuid("This is not an id Muster gave out.");

/** The version a change was based on; a stale one is CONFLICT. */
export const Version = z.number().int().positive().max(INT_MAX);

/** Field sentences from a failed parse, keyed by dotted path; unknown fields are named. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  // A map, since a client may well send a field named "constructor".
  const fields = new Map<string, string>();
  for (const issue of error.issues) {
    const isUnknown = issue.code === "unrecognized_keys";
    const paths = isUnknown ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    for (const path of paths) {
      const field = path.join(".");
      if (!fields.has(field)) fields.set(field, isUnknown ? UNKNOWN_FIELD : issue.message);
    }
  }
  return Object.fromEntries(fields);
}
