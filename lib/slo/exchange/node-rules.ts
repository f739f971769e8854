import type { Problem, ReadDocument } from "@/lib/platform/core/yaml/place";

type Path = readonly (string | number)[];

/** A value of a document, which knows where it stands. */
export type Node = {
  readonly read: ReadDocument;
  readonly path: Path;
  /** Undefined for what is not there. */
  readonly value: unknown;
};

/** The whole document. */
export function rootOf(read: ReadDocument): Node {
  return { read, path: [], value: read.value };
}

/** What stands at a path below a value; an absent one has the place of what is around it. */
export function under(node: Node, ...path: Path): Node {
  let { value } = node;
  for (const key of path) value = valueAt(value, key);
  return { read: node.read, path: [...node.path, ...path], value };
}

/** A text, or a number or yes and no as somebody wrote them; undefined for anything else and for nothing. */
export function textOf({ value }: Node): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** A number, also one that stands in quotation marks. */
export function numberOf({ value }: Node): number | undefined {
  if (typeof value === "number") return value;
  const isNumber = typeof value === "string" && /^\s*-?\d+(?:\.\d+)?\s*$/.test(value);
  return isNumber ? Number(value) : undefined;
}

export function listOf(node: Node): Node[] {
  return Array.isArray(node.value) ? node.value.map((_, index) => under(node, index)) : [];
}

/** The names of what a map holds. */
export function keysOf({ value }: Node): string[] {
  return isMap(value) ? Object.keys(value) : [];
}

export function isThere({ value }: Node): boolean {
  return value !== undefined && value !== null;
}

/** Collects what is wrong; `stop` for what an import cannot go past, `note` for what is only left out. */
export type Say = {
  readonly stop: (node: Node, message: string) => null;
  readonly note: (node: Node, message: string) => void;
};

export function sayInto(problems: Problem[]): Say {
  const add = ({ read, path }: Node, message: string, stops: boolean) => {
    const { document } = read;
    const line = read.lineOf(...path);
    const isSaid = problems.some((each) => each.line === line && each.message === message);
    if (!isSaid) problems.push({ document, line, message, stops });
  };
  return {
    stop: (node, message) => {
      add(node, message, true);
      return null;
    },
    note: (node, message) => add(node, message, false),
  };
}

/** Names everything in a map that nobody here reads. */
export function noteUnknown(node: Node, known: readonly string[], say: Say): void {
  for (const key of keysOf(node)) {
    if (!known.includes(key)) say.note(under(node, key), `“${key.slice(0, 100)}” is left out.`);
  }
}

function valueAt(value: unknown, key: string | number): unknown {
  if (typeof key === "number") return Array.isArray(value) ? value[key] : undefined;
  return isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
