import { GROUPS, groupOf, MODULES, rankOf } from "./table.js";

const MOST_LINES = { ".tsx": 200, other: 250 };
const MOST_FILES = 25;

/** Rules about where things lie. Each yields [file, offset or null, what is wrong with it]. */
export const LAYOUT_RULES = {
  *"file size"({ code }) {
    for (const { file, text } of code) {
      const limit = file.endsWith(".tsx") ? MOST_LINES[".tsx"] : MOST_LINES.other;
      const lines = text.replace(/\n$/, "").split("\n").length;
      if (lines > limit) yield [file, null, `has ${lines} lines; the limit is ${limit}`];
    }
  },

  *"folder size"({ code }) {
    const sizes = new Map();
    for (const { file } of code) {
      if (!/^(lib|components)\//.test(file)) continue;
      const folder = file.slice(0, file.lastIndexOf("/"));
      sizes.set(folder, [...(sizes.get(folder) ?? []), file]);
    }
    for (const [folder, files] of sizes) {
      if (files.length <= MOST_FILES) continue;
      yield [
        folder,
        null,
        `holds ${files.length} files; more than ${MOST_FILES} means rooms in it`,
      ];
    }
  },

  *"folder names"({ code }) {
    for (const { file } of code) {
      const name = file.match(
        /(?:^|\/)(utils?|helpers?|types|constants|common|misc)(?:\/|\.tsx?$)/,
      );
      if (name) yield [file, null, `is named ${name[1]}: a thing lives with its module or in core`];
    }
  },

  *"groups and modules"({ code }) {
    const seen = new Set();
    for (const { file, layer, group, module } of code) {
      if (layer === "lib" && !file.startsWith("lib/testing/")) {
        if (module === null) yield [file, null, "lies in no module: lib/<group>/<module>/…"];
        else if (rankOf(module) === null)
          yield [file, null, `is of module ${module}, which has no rank`];
        else if (groupOf(module) !== group) {
          yield [file, null, `lies in ${group}; ${module} is of group ${groupOf(module)}`];
        }
        seen.add(module);
      }
      if (layer === "components") yield* judgePlaceOfComponent(file);
    }
    if (seen.size < 2) return;
    for (const { module } of MODULES) {
      if (!seen.has(module)) {
        yield ["scripts/house/table.js", null, `ranks ${module}, which does not exist`];
      }
    }
  },
};

function* judgePlaceOfComponent(file) {
  const [, group, module] = file.split("/");
  if (/^(ui|frame)$/.test(group)) return;
  if (!GROUPS.some(({ name }) => name === group)) {
    yield [file, null, `lies in ${group}, which is no group; components has those of lib`];
  } else if (groupOf(module) !== group) {
    yield [file, null, `lies in ${group}/${module}, which is no module of lib`];
  }
}
