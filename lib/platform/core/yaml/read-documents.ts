import { type Document, isMap, LineCounter, parseDocument } from "yaml";
import type { Problem, ReadDocument } from "./place";
import { splitDocuments, type YamlPart } from "./split-rules";

/** No description of a service or an objective is nested deeper. */
const MOST_DEPTH = 20;

/**
 * The documents of a YAML file as plain data with their lines; dates stay text. What cannot be read is a problem and
 * left out. A hostile text can hold the parser up for minutes: a server calls this only in a thread with a deadline.
 * @param mostCharacters how long one document may be
 */
export function readDocuments(
  text: string,
  mostCharacters: number,
  problems: Problem[],
): ReadDocument[] {
  return splitDocuments(text).flatMap((part) => readPart(part, mostCharacters, problems) ?? []);
}

function readPart(
  part: YamlPart,
  mostCharacters: number,
  problems: Problem[],
): ReadDocument | null {
  const { document, firstLine, text } = part;
  const stop = (line: number, message: string) => {
    problems.push({ document, line, message, stops: true });
    return null;
  };
  if (text.length > mostCharacters) {
    const most = mostCharacters.toLocaleString("en");
    return stop(firstLine, `This document is longer than ${most} characters.`);
  }
  if (isTooDeep(text)) return stop(firstLine, "This document is nested too deeply.");
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, schema: "core", prettyErrors: false });
  const lineAt = (offset: number) => firstLine - 1 + lines.linePos(offset).line;
  const [error] = parsed.errors;
  if (error) return stop(lineAt(error.pos[0]), `This is not YAML: ${firstSentence(error.message)}`);
  if (parsed.contents === null) return null;
  if (!isMap(parsed.contents)) return stop(firstLine, "This document describes nothing.");
  try {
    const value: unknown = parsed.toJS({ maxAliasCount: 20 });
    const lineOf = (...path: (string | number)[]) => lineAt(offsetOf(parsed, path));
    return { document, value, lineOf };
  } catch {
    return stop(firstLine, "This document repeats its parts too often.");
  }
}

/** Where the value at a path begins, or the nearest one around it. */
function offsetOf(parsed: Document, path: readonly (string | number)[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? parsed.contents : parsed.getIn(path.slice(0, length), true);
    const range = (node as { range?: [number, number, number] } | null | undefined)?.range;
    if (range) return range[0];
  }
  return 0;
}

/** Before it is parsed, since a parser goes down as deep as a text does. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === "[" || sign === "{") depth += 1;
    if (sign === "]" || sign === "}") depth -= 1;
    if (depth > MOST_DEPTH) return true;
  }
  return /(?:[-?:][ \t]+){20}|^[ \t]{200}/m.test(text);
}

function firstSentence(message: string): string {
  return message.split("\n", 1)[0]?.trim() ?? message;
}
