import { rankOf } from "./table.js";

/** Files beside the command shell that hold the database client, each because no command is around it. */
const DATABASE_CLIENT_ALLOWED =
  /^(lib\/platform\/(core|command|jobs|realtime)\/|lib\/people\/people\/(session|sign-in\/sign-in)\.ts$|lib\/platform\/access\/(limits|sign-in-pace|spending)\.ts$|lib\/serve\/worker\/start\.ts$|lib\/respond\/live\/audience\.ts$|app\/api\/(ready|live|health)\/|scripts\/)/;

/** Where a module declares its events. */
const EVENTS_FILE = /^lib\/[^/]+\/[^/]+\/events(\.ts)?$/;

/** Rules about who imports whom. Each yields [file, offset, what is wrong with it]. */
export const IMPORT_RULES = {
  *"no barrels"({ code }) {
    for (const { file, program } of code) {
      for (const node of program.body) {
        const passesOn = /^Export(All|Named)Declaration$/.test(node.type) && node.source !== null;
        if (passesOn) yield [file, node.start, `passes on what is ${node.source.value}'s`];
      }
    }
  },

  *"import direction"({ code }) {
    const above = { lib: /^(app|components|scripts|e2e)\//, components: /^(app|scripts|e2e)\// };
    for (const { file, layer, imports, isTest } of code) {
      for (const { target, start } of imports) {
        if (isTest && target.startsWith("scripts/")) continue;
        if (above[layer]?.test(target)) yield [file, start, `imports ${target}, which is above it`];
      }
    }
  },

  *"module ranks"({ code }) {
    for (const { file, module, imports, isTest } of code) {
      if (module === null || isTest) continue;
      for (const { target, start } of imports) {
        const other = moduleOf(target);
        if (target.startsWith("lib/testing/"))
          yield [file, start, "imports what is for tests only"];
        if (other === null || other === module) continue;
        // Actions are a module's door: the entrance wraps them, and itself has to know people.
        if (other === "entrance" && file.endsWith("/actions.ts")) continue;
        // The table of all events gathers leaves, which import nothing of a module themselves.
        if (module === "events" && EVENTS_FILE.test(target)) continue;
        if (!((rankOf(other) ?? Number.POSITIVE_INFINITY) < (rankOf(module) ?? -1))) {
          yield [file, start, `imports ${target}, which is not of a lower rank than ${module}`];
        }
      }
    }
  },

  *"events are leaves"({ code }) {
    for (const { file, module, imports, isTest } of code) {
      if (isTest || module === "events" || !EVENTS_FILE.test(file)) continue;
      for (const { target, start } of imports) {
        const isShell = /^lib\/platform\/(core|audit)\//.test(target) || target === "package:zod";
        if (!isShell) yield [file, start, `imports ${target}; what happened is said without it`];
      }
    }
  },

  *"primitives know no domain"({ code }) {
    for (const { file, imports, isTest } of code) {
      if (!file.startsWith("components/ui/") || isTest) continue;
      for (const { target, start } of imports) {
        const isDomain = /^lib\/(?!platform\/core\/)|^components\/(?!ui\/)/.test(target);
        if (isDomain) yield [file, start, `imports ${target}; a primitive knows no domain word`];
      }
    }
  },

  *"components stay in the browser"({ code, byFile }) {
    for (const { file, layer, imports } of code) {
      if (layer !== "components") continue;
      for (const { target, typeOnly, start } of imports) {
        if (typeOnly || /\/actions(\.ts)?$/.test(target)) continue;
        if (isServerOnly(byFile, target)) {
          yield [file, start, `imports ${target}, which is for the server`];
        }
      }
    }
  },

  *"who holds the database client"({ code }) {
    for (const { file, imports, isTest } of code) {
      if (isTest || DATABASE_CLIENT_ALLOWED.test(file)) continue;
      for (const { target, typeOnly, start } of imports) {
        const isClient = /^lib\/platform\/core\/db(\.ts)?$|^package:pg$/.test(target);
        if (!typeOnly && isClient) yield [file, start, "imports the database client"];
      }
    }
  },
};

function moduleOf(target) {
  return target.match(/^lib\/[^/]+\/([^/]+)\//)?.[1] ?? null;
}

function isServerOnly(byFile, target) {
  const found = byFile.get(target) ?? byFile.get(`${target}.ts`) ?? byFile.get(`${target}.tsx`);
  return found?.imports.some((each) => each.target === "package:server-only") ?? false;
}
