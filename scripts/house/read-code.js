import path from "node:path";
import { parseSync } from "oxc-parser";

/**
 * One file as the rules see it: its syntax tree, its imports with their targets as paths from the top,
 * and the module it belongs to.
 * @param {string} file path from the project's top
 * @param {string} text
 */
export function readCode(file, text) {
  const { program, module, errors } = parseSync(file, text);
  const [, group = null, name = null] = file.match(/^lib\/([^/]+)\/([^/]+)\//) ?? [];
  return {
    file,
    text,
    program,
    errors,
    group,
    module: name,
    layer: file.split("/")[0],
    isTest: /\.test\.tsx?$|\/testing\/|^lib\/testing\/|^e2e\//.test(file),
    imports: [...staticImports(file, module), ...inTree(file, program)],
    lineOf: (offset) => text.slice(0, offset).split("\n").length,
  };
}

function staticImports(file, { staticImports, staticExports }) {
  const plain = staticImports.map(({ start, moduleRequest, entries }) => ({
    start,
    target: resolveTarget(file, moduleRequest.value),
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
  }));
  const passedOn = staticExports.flatMap(({ start, entries }) =>
    entries
      .filter(({ moduleRequest }) => moduleRequest !== null)
      .map(({ moduleRequest, isType }) => ({
        start,
        target: resolveTarget(file, moduleRequest.value),
        typeOnly: isType,
      })),
  );
  return [...plain, ...passedOn];
}

/** `import("./a")`, as a value and as a type. */
function inTree(file, program) {
  const found = [];
  walk(program, (node) => {
    const isValue = node.type === "ImportExpression";
    if (!isValue && node.type !== "TSImportType") return;
    const specifier = (node.source ?? node.argument)?.value;
    if (typeof specifier !== "string") return;
    found.push({
      start: node.start,
      target: resolveTarget(file, specifier),
      typeOnly: !isValue,
    });
  });
  return found;
}

function resolveTarget(file, specifier) {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (!specifier.startsWith(".")) return `package:${specifier}`;
  return path.posix.join(path.posix.dirname(file), specifier);
}

/** Visits every node of a syntax tree, parents first. */
export function walk(node, visit) {
  if (Array.isArray(node)) {
    for (const each of node) walk(each, visit);
    return;
  }
  if (typeof node !== "object" || node === null || typeof node.type !== "string") return;
  visit(node);
  for (const [key, value] of Object.entries(node)) {
    if (key !== "type" && typeof value === "object") walk(value, visit);
  }
}

/** The name of a property: `a.b`, `a["b"]`, `{ b: 1 }` and `{ "b": 1 }`; null for a computed one. */
export function propertyName(node) {
  const key = node.property ?? node.key;
  if (!node.computed && key?.type === "Identifier") return key.name;
  return key?.type === "Literal" && typeof key.value === "string" ? key.value : null;
}
