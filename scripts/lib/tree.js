import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./paths.js";

export const isCode = (file) => /\.(ts|tsx|js)$/.test(file);

/** The project's own files. */
export function readTree() {
  const files = new Map();
  const add = (folder) => {
    for (const entry of readdirSync(path.join(ROOT, folder), { withFileTypes: true })) {
      const file = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (/^(node_modules|\..*|test-results|playwright-report|public)$/.test(entry.name)) continue;
      if (file === "prisma/generated" || entry.name === "next-env.d.ts") continue;
      if (entry.isDirectory()) add(file);
      else if (isCode(file) || file.endsWith(".prisma")) {
        files.set(file, readFileSync(path.join(ROOT, file), "utf8"));
      }
    }
  };
  add("");
  return files;
}
