import path from "node:path";
import { propertyName, walk } from "./read-code.js";

/** Routes whose entrance is not a command or query: sign-in, probes, the live stream, inbound alerts. */
const BARE_ROUTES = /^app\/api\/(auth|live|ready|health|stream|v1\/openapi\.json|v1\/alerts)(\/|$)/;
const METHODS = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;

/** The one file that reads the time. */
const CLOCK = "lib/platform/core/clock/clock.ts";

/** Rules about what code says. Each yields [file, offset, what is wrong with it]. */
export const CODE_RULES = {
  *"one clock"({ code }) {
    for (const { file, program, isTest } of code) {
      if (!file.startsWith("lib/") || isTest || file === CLOCK) continue;
      const found = [];
      walk(program, (node) => {
        if (readsTheTime(node)) found.push(node.start);
      });
      for (const start of found) yield [file, start, "reads the time; it comes from ctx.now"];
    }
  },

  *"nothing fetches"({ code }) {
    for (const { file, layer, program, isTest } of code) {
      if (isTest || !/^(lib|components)$/.test(layer) || FETCH_ALLOWED.test(file)) continue;
      const found = [];
      walk(program, (node) => {
        const isFetch = node.type === "CallExpression" && nameOfCallee(node.callee) === "fetch";
        if (isFetch) found.push(node.start);
      });
      for (const start of found) {
        yield [file, start, "calls fetch; pages ask by their one way, and servers by jobs"];
      }
    }
  },

  *"pages stay without a network"({ code }) {
    for (const { file, layer, program, isTest } of code) {
      if (isTest || !/^(app|components)$/.test(layer) || file === REFRESH) continue;
      const found = [];
      walk(program, (node) => {
        if (node.type === "CallExpression" && isMethod(node.callee, "refresh"))
          found.push(node.start);
      });
      for (const start of found) {
        yield [
          file,
          start,
          "refreshes by itself; refreshOnline keeps the page when the network is away",
        ];
      }
    }
  },

  *"entrances are wrapped"({ code }) {
    for (const each of code) {
      if (/^lib\/.*\/actions\.ts$/.test(each.file)) yield* judgeActions(each);
      const isRoute = /^app\/.*\/route\.tsx?$/.test(each.file);
      if (isRoute && !BARE_ROUTES.test(path.posix.dirname(each.file))) yield* judgeRoute(each);
    }
  },
};

/** The doors to the network: each is named, so that a new one is a decision. */
const FETCH_ALLOWED =
  /^(components\/frame\/ask|components\/people\/people\/sign-in|lib\/people\/people\/sign-in\/provider-sign-out)\.ts$/;

/** The one file that reads a page again. */
const REFRESH = "components/ui/refresh.ts";

function isMethod(callee, name) {
  return callee.type === "MemberExpression" && propertyName(callee) === name;
}

function readsTheTime(node) {
  if (node.type === "NewExpression") return isDate(node.callee) && node.arguments.length === 0;
  if (node.type !== "CallExpression") return false;
  if (isDate(node.callee)) return true;
  const { callee } = node;
  return (
    callee.type === "MemberExpression" && isDate(callee.object) && propertyName(callee) === "now"
  );
}

function isDate(node) {
  if (node.type === "Identifier") return node.name === "Date";
  return node.type === "MemberExpression" && propertyName(node) === "Date";
}

function* judgeActions({ file, program }) {
  const isMarked = program.body[0]?.directive === "use server";
  if (!isMarked) yield [file, 0, 'does not start with "use server"'];
  for (const [name, value, start] of valuesExported(program)) {
    const isWrapped = value?.type === "CallExpression" && nameOfCallee(value.callee) === "action";
    if (!isWrapped) yield [file, start, `exports ${name}, which is not a wrapped command`];
  }
}

function* judgeRoute({ file, program }) {
  for (const [name, value, start] of valuesExported(program)) {
    if (!METHODS.test(name)) continue;
    const wrapper = value?.type === "CallExpression" ? (nameOfCallee(value.callee) ?? "") : "";
    if (!/(commandRoute|queryRoute|route)/i.test(wrapper)) {
      yield [file, start, `${name} is not a wrapped command or query`];
    }
  }
}

/** [name, value or null, offset] of everything a file exports but types. */
function* valuesExported({ body }) {
  const bound = new Map(
    body
      .filter(({ type }) => type === "VariableDeclaration")
      .flatMap(({ declarations }) => declarations)
      .map(({ id, init }) => [id.name, init]),
  );
  for (const node of body) {
    if (node.type === "ExportDefaultDeclaration") yield ["default", node.declaration, node.start];
    if (node.type === "ExportAllDeclaration") yield ["*", null, node.start];
    if (node.type !== "ExportNamedDeclaration" || node.exportKind === "type") continue;
    for (const { id, init } of node.declaration?.declarations ?? []) {
      yield [id.name ?? "a pattern", init, node.start];
    }
    if (/^(Function|Class)Declaration$/.test(node.declaration?.type ?? "")) {
      yield [node.declaration.id.name, node.declaration, node.start];
    }
    for (const { exported, local } of node.specifiers) {
      const value = node.source === null ? (bound.get(local.name) ?? null) : null;
      yield [exported.name ?? exported.value, value, node.start];
    }
  }
}

function nameOfCallee(callee) {
  return callee.type === "Identifier" ? callee.name : propertyName(callee);
}
