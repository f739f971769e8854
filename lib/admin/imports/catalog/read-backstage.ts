import "server-only";
import { type Document, isMap, LineCounter, parseDocument } from "yaml";
import type { ParsedCatalog, ParsedService, ParsedTeam, Problem, ReadDocument } from "./parsed";
import { readEntity } from "./read-entity";
import { splitDocuments, type YamlPart } from "./split-rules";

/** One document is small; a large one is no description of a service. */
const MOST_DOCUMENT_CHARACTERS = 20_000;
/** Nothing that describes a service is nested deeper. */
const MOST_DEPTH = 20;

/**
 * Reads Backstage's catalog-info.yaml, several documents a file: Component and System become services, Group a team.
 * Other kinds are named and left out. A hostile text can hold the parser up: only the thread calls this.
 */
export function readBackstage(text: string): ParsedCatalog {
  const problems: Problem[] = [];
  const teams: ParsedTeam[] = [];
  const services: ParsedService[] = [];
  const partsOf = new Map<string, string[]>();
  for (const part of splitDocuments(text)) {
    const read = readPart(part, problems);
    if (read === null) continue;
    const entity = readEntity(read, problems);
    if (entity?.team) teams.push(entity.team);
    if (entity?.service) services.push(entity.service);
    if (entity?.service && entity.system) {
      partsOf.set(entity.system, [...(partsOf.get(entity.system) ?? []), entity.service.slug]);
    }
  }
  return { teams, services: services.map((each) => withParts(each, partsOf)), problems };
}

/** A system does not work without what it is made of. */
function withParts(service: ParsedService, partsOf: ReadonlyMap<string, readonly string[]>) {
  const parts = partsOf.get(service.slug)?.filter((slug) => slug !== service.slug);
  if (!parts || service.kind !== "SYSTEM") return service;
  return { ...service, dependsOn: [...new Set([...(service.dependsOn ?? []), ...parts])] };
}

function readPart(part: YamlPart, problems: Problem[]): ReadDocument | null {
  const { document, firstLine, text } = part;
  const stop = (line: number, message: string) => {
    problems.push({ document, line, message, stops: true });
    return null;
  };
  if (text.length > MOST_DOCUMENT_CHARACTERS) {
    return stop(firstLine, "This document is longer than 20,000 characters.");
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
