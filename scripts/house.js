import path from "node:path";
import { pathToFileURL } from "node:url";
import { isCode, readTree } from "./lib/tree.js";

/** What a module may import: only modules of a lower rank (and itself). HOUSE, "How the code is laid out". */
const RANKS = [
  ["core"],
  ["access"],
  ["audit", "jobs", "realtime", "mail"],
  ["shell"],
  ["people"],
  ["entrance"],
  ["services", "clocks", "oncall"],
  ["checklists", "runbooks"],
  ["incidents"],
  ["deployments", "alerts"],
  ["presence", "timeline", "updates", "action-items", "slos", "toil"],
  ["postmortems", "response", "readiness", "gate", "requirements", "insight", "status-page"],
  ["audit-log", "imports", "live", "handovers", "notifications", "replay", "search", "webhooks"],
  ["mail-deliveries", "departures"],
  ["proof"],
  ["api", "upkeep"],
  ["demo"],
  ["worker"],
];
const RANK_OF = new Map(RANKS.flatMap((names, rank) => names.map((name) => [name, rank])));

/** Files beside the shell that hold the database client, each because it has no command around it. */
const DATABASE_CLIENT_ALLOWED =
  /^(lib\/(core|shell|jobs)\/|lib\/people\/(session|sign-in)\.ts$|lib\/access\/(limits|spending|sign-in-pace)\.ts$|lib\/worker\/start\.ts$|lib\/live\/audience\.ts$|lib\/realtime\/|app\/api\/(ready|live|health)\/|scripts\/)/;
/** Routes whose entrance is not a command or query: sign-in, probes, the live stream, inbound alerts. */
const BARE_ROUTES = /^app\/api\/(auth|live|ready|health|stream|v1\/openapi\.json|v1\/alerts)(\/|$)/;
const TABLE_USE = /\b(?:tx|db|prisma\(\))\s*\.\s*([a-z]\w*)\s*\.\s*(\w+)/g;
const isTest = (file) => /\.test\.tsx?$|\/testing\/|^e2e\//.test(file);

/**
 * Judges a tree of files by the house's rules.
 * @param {Map<string, string>} files path from the project's top, with slashes, to text
 * @returns {{ rule: string, file: string, message: string }[]} one entry a violation
 */
export function judgeHouse(files) {
  const tree = new Map([...files].filter(([file]) => isCode(file)));
  return Object.entries(RULES).flatMap(([rule, judge]) =>
    [...judge(tree, files)].map(([file, message]) => ({ rule, file, message })),
  );
}

/** The rules by name; each yields [file, what is wrong with it]. */
export const RULES = {
  *"file size"(tree) {
    for (const [file, text] of tree) {
      const limit = file.endsWith(".tsx") ? 200 : 250;
      const lines = text.replace(/\n$/, "").split("\n").length;
      if (lines > limit) yield [file, `has ${lines} lines; the limit is ${limit}`];
    }
  },

  *"folder names"(tree) {
    for (const file of tree.keys()) {
      const name = file.match(
        /(?:^|\/)(utils?|helpers?|types|constants|common|misc)(?:\/|\.tsx?$)/,
      );
      if (name) yield [file, `is named ${name[1]}: a thing lives with its module or in core`];
    }
  },

  *"no barrels"(tree) {
    for (const [file, text] of tree) {
      if (/^\s*export\s*\*/m.test(text)) yield [file, "passes on everything of another file"];
    }
  },

  *"import direction"(tree) {
    for (const [file, text] of tree) {
      const layer = file.split("/")[0];
      for (const { target } of importsOf(file, text)) {
        const above =
          layer === "lib" ? /^(app|components)\// : layer === "components" ? /^app\// : null;
        if (above?.test(target)) yield [file, `imports ${target}, which is above it`];
      }
    }
  },

  *"module ranks"(tree) {
    for (const [file, text] of tree) {
      const own = moduleOf(file);
      if (own === null || isTest(file)) continue;
      if (!RANK_OF.has(own)) yield [file, `belongs to module ${own}, which has no rank`];
      for (const { target } of importsOf(file, text)) {
        const other = moduleOf(target);
        if (other === null || other === own) continue;
        // An action is a module's door: it is wrapped by the entrance, which itself knows people.
        if (other === "entrance" && file.endsWith("/actions.ts")) continue;
        if (!((RANK_OF.get(other) ?? 99) < (RANK_OF.get(own) ?? -1))) {
          yield [file, `imports ${target}, which is not of a lower rank than ${own}`];
        }
      }
    }
  },

  *"primitives know no domain"(tree) {
    for (const [file, text] of tree) {
      if (!file.startsWith("components/ui/")) continue;
      for (const { target } of importsOf(file, text)) {
        const isModule = moduleOf(target) !== null && moduleOf(target) !== "core";
        if (isModule) yield [file, `imports ${target}; a primitive knows no domain word`];
      }
    }
  },

  *"components stay in the browser"(tree) {
    for (const [file, text] of tree) {
      if (!file.startsWith("components/")) continue;
      for (const { target, typeOnly } of importsOf(file, text)) {
        if (typeOnly || /\/actions(\.ts)?$/.test(target)) continue;
        if (isServerOnly(tree, target)) yield [file, `imports ${target}, which is for the server`];
      }
    }
  },

  *"who holds the database client"(tree) {
    for (const [file, text] of tree) {
      if (isTest(file) || DATABASE_CLIENT_ALLOWED.test(file)) continue;
      for (const { target, typeOnly } of importsOf(file, text)) {
        if (!typeOnly && /^lib\/core\/db(\.ts)?$/.test(target)) yield [file, "imports the client"];
      }
    }
  },

  *"one clock"(tree) {
    for (const [file, text] of tree) {
      if (!file.startsWith("lib/") || isTest(file) || file === "lib/platform/core/clock.ts")
        continue;
      const found = withoutComments(text).match(/new Date\(\s*\)|\bDate\.now\(\s*\)/);
      if (found) yield [file, `reads the time with ${found[0]}; it comes from ctx.now`];
    }
  },

  *"only its module writes a table"(tree, files) {
    const owners = tableOwners(files);
    for (const [file, text] of tree) {
      const own = moduleOf(file);
      if (own === null || own === "demo" || isTest(file)) continue;
      for (const [, delegate, verb] of text.matchAll(TABLE_USE)) {
        const owner = owners.get(delegate);
        if (!owner || owner === own) continue;
        // Reading from above is allowed, since what judges an incident has to see it whole.
        const isRead = /^(find|count|aggregate|groupBy)/.test(verb);
        if (isRead && (RANK_OF.get(owner) ?? 99) < (RANK_OF.get(own) ?? -1)) continue;
        yield [file, `uses the table ${delegate} of ${owner}`];
      }
    }
  },

  *"entrances are wrapped"(tree) {
    for (const [file, text] of tree) {
      if (/^lib\/.*\/actions\.ts$/.test(file)) yield* bareActions(file, text);
      if (/^app\/.*\/route\.ts$/.test(file) && !BARE_ROUTES.test(path.posix.dirname(file))) {
        yield* bareMethods(file, text);
      }
    }
  },
};

function* bareActions(file, text) {
  if (!/^["']use server["']/.test(text)) yield [file, 'does not start with "use server"'];
  for (const [line] of text.matchAll(/^export\s.*$/gm)) {
    if (!/^export (const \w+ = action\(|async function \w+\(|type )/.test(line)) {
      yield [file, `exports something that is not a wrapped command: ${line}`];
    }
  }
}

function* bareMethods(file, text) {
  for (const [line, name] of text.matchAll(/^export (?:const|(?:async )?function) (\w+).*$/gm)) {
    if (!/^(GET|POST|PUT|PATCH|DELETE)$/.test(name)) continue;
    if (!/= \w*(commandRoute|queryRoute|route)\w*\(/i.test(line)) {
      yield [file, `${name} is not a wrapped command or query`];
    }
  }
}

/** Every import of a file, its target as a path from the project's top; packages keep their name. */
function importsOf(file, text) {
  const pattern =
    /(?:^|\n)\s*(import|export)\s+(type\s+)?([^;"']*?\bfrom\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/g;
  return [...withoutComments(text).matchAll(pattern)].map((match) => {
    const names = match[3] ?? "";
    const allTypes = /^\s*\{(\s*type\s[^,}]+,?)+\s*\}/.test(names);
    return {
      target: resolveTarget(file, match[4] ?? match[5]),
      typeOnly: Boolean(match[2]) || allTypes,
    };
  });
}

function resolveTarget(file, specifier) {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (!specifier.startsWith(".")) return `package:${specifier}`;
  return path.posix.join(path.posix.dirname(file), specifier);
}

function moduleOf(file) {
  return file.match(/^lib\/([^/]+)\//)?.[1] ?? null;
}

function isServerOnly(tree, target) {
  const text = tree.get(target) ?? tree.get(`${target}.ts`) ?? tree.get(`${target}.tsx`) ?? "";
  return /^\s*import ["']server-only["']/m.test(text);
}

/** Which module declares a table: prisma/schema/<module>.prisma. */
function tableOwners(files) {
  const owners = new Map();
  for (const [file, text] of files) {
    const owner = file.match(/^prisma\/schema\/([\w-]+)\.prisma$/)?.[1];
    if (!owner) continue;
    for (const [, model] of text.matchAll(/^model (\w+)/gm)) {
      owners.set(model[0].toLowerCase() + model.slice(1), owner);
    }
  }
  return owners;
}

function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const found = judgeHouse(readTree());
  for (const { rule, file, message } of found) console.error(`${rule}: ${file} ${message}`);
  console.log(`House rules: ${Object.keys(RULES).length} rules, ${found.length} violations`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
