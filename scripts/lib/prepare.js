import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { DATA_DIR, ROOT } from "./paths.js";
import { runToEnd } from "./processes.js";
import { Stop, step } from "./progress.js";
import { bundleThreads } from "./threads.js";

const ENTRY = "scripts/lib/server-entry.js";
const BUILD_INPUTS = [
  ENTRY,
  "app",
  "components",
  "lib",
  "prisma/schema",
  "public",
  "scripts/cli",
  "scripts/lib/plain-output.js",
  "scripts/lib/threads.js",
  "instrumentation.ts",
  "next.config.js",
  "package-lock.json",
  "postcss.config.js",
  "proxy.ts",
  "tsconfig.json",
];

/** @throws Stop when this Node is too old or the folders cannot be written to. */
export function checkMachine() {
  if (Number(process.versions.node.split(".")[0]) < 20) {
    throw new Stop(`Muster needs Node 20 or newer; this is ${process.version}.`);
  }
  for (const folder of [ROOT, DATA_DIR]) {
    try {
      mkdirSync(folder, { recursive: true });
      accessSync(folder, constants.W_OK);
      const probe = path.join(folder, `.write-probe-${process.pid}`);
      writeFileSync(probe, "");
      rmSync(probe);
    } catch {
      throw new Stop(`Muster cannot write to ${folder}: give this user the right to, or move it.`);
    }
  }
}

/** Installs the packages of the lock file, unless they are there already. */
export async function installPackages() {
  const stamp = path.join(ROOT, "node_modules/.muster-lock");
  const wanted = hashOf(["package-lock.json"]);
  const installed = path.join(ROOT, "node_modules/.package-lock.json");
  if (existsSync(installed) && readStamp(stamp, wanted) === wanted) {
    if (!existsSync(stamp)) keepIfAllowed(stamp, wanted);
    return;
  }
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  await step("Installed packages", () =>
    runOrStop(npm, ["ci", "--include=dev"], "The packages could not be installed", {
      NODE_ENV: "development",
    }),
  );
  writeFileSync(stamp, wanted);
}

/** Where packages were installed by others, as in an image, this user may have no right to write beside them. */
function keepIfAllowed(file, text) {
  try {
    writeFileSync(file, text);
  } catch (error) {
    if (!["EACCES", "EPERM", "EROFS"].includes(error.code)) throw error;
  }
}

/** Generates the database client, unless the schema is the one it was generated from. */
export async function generateClient() {
  const stamp = path.join(ROOT, "prisma/generated/.muster-schema");
  const wanted = hashOf(["prisma/schema", "prisma.config.ts", "package-lock.json"]);
  if (readStamp(stamp) === wanted) return;
  await step("Generated the database client", () =>
    runOrStop(process.execPath, ["scripts/generate.js"], "The database client was not generated"),
  );
  writeFileSync(stamp, wanted);
}

/** Builds for production, unless the sources are the ones last built. */
export async function buildApp() {
  await generateClient();
  const stamp = path.join(ROOT, ".next/standalone/.muster-build");
  const wanted = hashOf(BUILD_INPUTS);
  if (readStamp(stamp) === wanted) return;
  rmSync(stamp, { force: true });
  await bundleThreads();
  const next = path.join(ROOT, "node_modules/next/dist/bin/next");
  await step("Built the app", () =>
    runOrStop(process.execPath, [next, "build"], "The build failed", {
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    }),
  );
  copyAssets();
  writeFileSync(stamp, wanted);
}

/** Next leaves out of its standalone output what a CDN could serve; here the app serves it itself. */
function copyAssets() {
  const standalone = path.join(ROOT, ".next/standalone");
  const made = path.join(standalone, "server.js");
  if (!existsSync(made))
    throw new Stop(`The build ended, but made no ${made}: nothing was kept of it.`);
  // The image of the app has nothing but this folder.
  cpSync(path.join(ROOT, "scripts/lib/plain-output.js"), path.join(standalone, "plain-output.js"));
  rmSync(path.join(standalone, ".next/static"), { recursive: true, force: true });
  cpSync(path.join(ROOT, ".next/static"), path.join(standalone, ".next/static"), {
    recursive: true,
  });
  renameSync(made, path.join(standalone, "next-server.js"));
  cpSync(path.join(ROOT, ENTRY), path.join(standalone, "server.js"));
  const pub = path.join(ROOT, "public");
  if (existsSync(pub)) cpSync(pub, path.join(standalone, "public"), { recursive: true });
}

async function runOrStop(command, args, sentence, env = {}) {
  const { code, output } = await runToEnd(command, args, { env, quiet: true });
  if (code === 0) return;
  console.error(output.trim());
  throw new Stop(`${sentence}: see the lines above.`);
}

function readStamp(file, otherwise = "") {
  return existsSync(file) ? readFileSync(file, "utf8") : otherwise;
}

function hashOf(inputs) {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap((input) => filesUnder(path.join(ROOT, input)))) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash.update(path.relative(ROOT, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function filesUnder(start) {
  if (!existsSync(start)) return [];
  const entries = (() => {
    try {
      return readdirSync(start, { withFileTypes: true });
    } catch {
      return null;
    }
  })();
  if (entries === null) return [start];
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesUnder(path.join(start, entry.name))
        : [path.join(start, entry.name)],
    );
}
