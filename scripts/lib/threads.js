import { readFile } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "./paths.js";

/** What runs in a thread of its own, in `lib`. */
const ENTRIES = [
  "lib/learn/postmortems/pdf/pdf-thread.ts",
  "lib/admin/imports/catalog/catalog-thread.ts",
  "lib/slo/exchange/openslo-thread.ts",
];

/**
 * Makes one file of each thread's code and the packages it uses, in `.threads`, so that a running Muster
 * needs neither the sources nor a loader for them. Takes a fraction of a second.
 */
export async function bundleThreads() {
  // Loaded late: it may have been installed a moment ago.
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: ROOT,
    entryPoints: ENTRIES,
    outdir: path.join(ROOT, ".threads"),
    outExtension: { ".js": ".mjs" },
    entryNames: "[name]",
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    jsx: "automatic",
    // A thread is a server; the package only says so to those who build for browsers.
    alias: { "server-only": path.join(ROOT, "node_modules/server-only/empty.js") },
    define: { "process.env.NODE_ENV": '"production"' },
    // Some packages ask for Node's own modules in the old way.
    banner: {
      js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
    },
    plugins: [bundleStandardFonts],
    logLevel: "error",
  });
}

/** The typesetter asks for the measures of a PDF's standard fonts in a way that a bundler cannot follow. */
const bundleStandardFonts = {
  name: "standard-fonts",
  setup: (bundler) =>
    bundler.onLoad({ filter: /[\\/]pdfkit[\\/]js[\\/].*\.m?js$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, "utf8")).replace(
        /\brequire\$\d+\((['"]#standard-fonts)/g,
        "require($1",
      ),
    })),
};
