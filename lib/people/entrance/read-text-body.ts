import "server-only";
import type { z } from "zod";
import { UnreadableRequest } from "./problem";
import { readBytes } from "./read-body";
import { readQuery } from "./read-input";

/** How clients name YAML, which has a type of its own since RFC 9512 and had several before. */
const YAML = /^\s*(?:application|text)\/(?:x-)?(?:[\w.-]+\+)?yaml\s*$/i;

export function isYaml(request: Request): boolean {
  const [type = ""] = (request.headers.get("content-type") ?? "").split(";");
  return YAML.test(type);
}

/**
 * A file sent as it is becomes one field. It leaves no room for others, so they stand in the query.
 * @throws UnreadableRequest TOO_LARGE, or MALFORMED for what is not UTF-8
 */
export async function readTextBody(request: Request, field: string) {
  const bytes = await readBytes(request);
  try {
    return { [field]: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    throw new UnreadableRequest("MALFORMED", "The body is not text in UTF-8.");
  }
}

/** As other tools write addresses: `?dry-run=1` for `dryRun: true`. */
export function readPlainQuery(schema: z.ZodType, query: URLSearchParams) {
  const named = [...query].map(([name, value]): [string, string] => [
    name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  const fields = readQuery(schema, new URLSearchParams(named));
  const isFlag = (name: string) =>
    readQuery(schema, new URLSearchParams([[name, "true"]]))[name] === true;
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (!isFlag(name) || (value !== "1" && value !== "0")) return [name, value];
      return [name, value === "1"];
    }),
  );
}
