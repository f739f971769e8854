import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { ROOT } from "../lib/paths.js";
import { runToEnd } from "../lib/processes.js";

const NEXT = path.join(ROOT, "node_modules/next/dist/bin/next");

/** The JavaScript that a page asks for before anything is pressed, gzipped, in bytes. */
export async function firstLoadOf(address: string, cookie: string): Promise<number> {
  const answer = await fetch(address, { headers: { cookie } });
  return sizeOfScripts(await answer.text(), async (script) => {
    const file = await fetch(new URL(script, address));
    return Buffer.from(await file.arrayBuffer());
  });
}

/** The same of an app that has one page with one word, built by the same Next. */
export async function firstLoadOfNothing(): Promise<number> {
  const folder = mkdtempSync(path.join(ROOT, ".next-empty-"));
  const put = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
  const component = (text: string) =>
    `export default function It({ children }) { return ${text}; }`;
  try {
    mkdirSync(path.join(folder, "app"));
    put("app/layout.jsx", component("<html lang='en'><body>{children}</body></html>"));
    put("app/page.jsx", component("<p>Nothing</p>"));
    put("package.json", '{ "type": "module" }');
    put("next.config.js", `export default { turbopack: { root: ${JSON.stringify(ROOT)} } };`);
    const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
    const { code, output } = await runToEnd(process.execPath, [NEXT, "build", folder], {
      env,
      quiet: true,
    });
    if (code !== 0) throw new Error(`The empty app was not built.\n${output}`);
    const html = readFileSync(path.join(folder, ".next/server/app/index.html"), "utf8");
    return await sizeOfScripts(html, async (script) =>
      readFileSync(path.join(folder, script.replace("/_next/", ".next/"))),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function sizeOfScripts(
  html: string,
  read: (script: string) => Promise<Buffer>,
): Promise<number> {
  const scripts = new Set(html.match(/\/_next\/static\/[^"'\\ ]+\.js/g) ?? []);
  if (scripts.size === 0) throw new Error("The page asks for no script at all.");
  const sizes = await Promise.all(
    [...scripts].map(async (script) => gzipSync(await read(script)).byteLength),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
