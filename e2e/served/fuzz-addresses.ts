import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** Something that can be asked for: `/incidents/[number]`, and the methods that its file answers. */
export type Target = { readonly pattern: string; readonly methods: readonly string[] };

/** Every page, every route and every row of the tables of addresses, found by reading the sources. */
export function findTargets(): Target[] {
  return [...findFiles(), ...findRows()];
}

/** `"GET /incidents/{number}"` in a table; the console's own table is one file. */
function findRows(): Target[] {
  const folder = path.join(ROOT, "lib/serve/api");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const sources = files.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  return sources.flatMap((file) => {
    const prefix = path.basename(file) === "console-routes.ts" ? "/api/console" : "/api/v1";
    const text = readFileSync(path.join(folder, file), "utf8");
    return [...text.matchAll(/^\s+"(GET|POST|PUT|PATCH|DELETE) (\/[^"]+)":/gm)].map(
      ([, method = "", address = ""]) => ({
        pattern: prefix + address.replace(/\{(\w+)\}/g, "[$1]"),
        methods: [method],
      }),
    );
  });
}

function findFiles(): Target[] {
  const files = readdirSync(path.join(ROOT, "app"), { recursive: true, encoding: "utf8" });
  return files.flatMap((file): Target[] => {
    const name = path.basename(file);
    if (name !== "page.tsx" && name !== "route.ts") return [];
    const folders = path.dirname(file).split(path.sep);
    const shown = folders.filter((folder) => folder !== "." && !folder.startsWith("("));
    const pattern = `/${shown.join("/")}`;
    if (name === "page.tsx") return [{ pattern, methods: ["GET"] }];
    const text = readFileSync(path.join(ROOT, "app", file), "utf8");
    const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
    return [{ pattern, methods: methods.filter((one) => new RegExp(`\\b${one}\\b`).test(text)) }];
  });
}

/** The ids under which the build knows its server actions. */
export function findActionIds(): string[] {
  const server = path.join(ROOT, ".next/server");
  const manifests = readdirSync(server, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith("server-reference-manifest.json"),
  );
  const ids = manifests.flatMap((file) => {
    const manifest: unknown = JSON.parse(readFileSync(path.join(server, file), "utf8"));
    const { node = {} } = manifest as { node?: Record<string, unknown> };
    return Object.keys(node);
  });
  return [...new Set(ids)].sort();
}
