import { pathToFileURL } from "node:url";
import { CODE_RULES } from "./house/code-rules.js";
import { writePicture } from "./house/draw.js";
import { IMPORT_RULES } from "./house/import-rules.js";
import { LAYOUT_RULES } from "./house/layout-rules.js";
import { readCode } from "./house/read-code.js";
import { readSchema } from "./house/read-schema.js";
import { TABLE_USE_RULES } from "./house/table-use-rules.js";
import { isCode, readTree } from "./lib/tree.js";

/** The rules by name (docs/rules/house.md). Circles are refused by the linter. */
export const RULES = { ...LAYOUT_RULES, ...IMPORT_RULES, ...CODE_RULES, ...TABLE_USE_RULES };

/**
 * Judges a tree of files by the house's rules, on its syntax.
 * @param {Map<string, string>} files path from the project's top, with slashes, to text
 * @returns {{ rule: string, file: string, line: number | null, message: string }[]} one entry a violation
 */
export function judgeHouse(files) {
  const code = [...files]
    .filter(([file]) => isCode(file))
    .map(([file, text]) => readCode(file, text));
  const byFile = new Map(code.map((each) => [each.file, each]));
  const house = { code, byFile, schema: readSchema(files) };
  return Object.entries(RULES).flatMap(([rule, judge]) =>
    [...judge(house)].map(([file, start, message]) => {
      const line = start === null ? null : (byFile.get(file)?.lineOf(start) ?? null);
      return { rule, file, line, message };
    }),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  if (process.argv.includes("--draw")) writePicture();
  const found = judgeHouse(readTree());
  for (const { rule, file, line, message } of found) {
    console.error(`${file}${line === null ? "" : `:${line}`} ${message} (${rule})`);
  }
  console.log(`House rules: ${Object.keys(RULES).length} rules, ${found.length} violations`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
