import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { stopLeftover } from "./leftover.js";
import { findBinaries, giveFolder, ownerOf, wayInto } from "./postgres-places.js";
import { Stop } from "./progress.js";

/** Where earlier versions put root's clusters: in a folder named after the data folder's path. */
const FORMER = "/var/lib/muster";

/**
 * @typedef {object} Cluster
 * @property {string} folder always `postgres` in the data folder, so that who copies that has everything
 * @property {string} directory how the server itself calls it
 * @property {{ cwd?: string, uid?: number, gid?: number }} options for a process that works on it
 * @property {string} password of its role `muster`
 * @property {{ initdb: string, postgres: string, major: string }} binaries
 */

/**
 * The cluster of a data folder, ready to be started: made at the first start, moved in from where earlier
 * versions put it, and never made anew where there was one.
 * @param {string} dataDir an existing folder
 * @returns {Cluster}
 * @throws Stop when the folder has a database's password but no database, or another version's
 */
export function openCluster(dataDir) {
  const folder = path.join(dataDir, "postgres");
  const passwordFile = path.join(dataDir, "postgres-password");
  finishMaking(folder, passwordFile);
  if (!hasCluster(folder)) moveFormer(dataDir, folder);
  const isNew = !hasCluster(folder);
  if (isNew) needNoTrace(dataDir, folder, passwordFile);
  const owner = ownerOf(folder);
  const binaries = findBinaries(owner);
  if (isNew) makeCluster({ folder, passwordFile, owner, binaries });
  needSameMajor(folder, binaries);
  giveFolder(folder, owner);
  stopLeftover(folder);
  const cluster = { folder, binaries, ...wayInto(folder, owner) };
  const password = existsSync(passwordFile)
    ? readFileSync(passwordFile, "utf8").trim()
    : setNewPassword(cluster, passwordFile);
  record(dataDir, folder, binaries);
  return { ...cluster, password };
}

/** Whether a cluster is there. @throws Stop when that cannot be seen, which is not the same as no */
function hasCluster(folder) {
  try {
    return statSync(path.join(folder, "PG_VERSION"), { throwIfNoEntry: false }) !== undefined;
  } catch {
    throw new Stop(
      `The database in ${folder} belongs to another user: start Muster as that one, or as root.`,
    );
  }
}

/** The first start may have been killed between its last two steps. */
function finishMaking(folder, passwordFile) {
  if (existsSync(passwordFile) && !hasCluster(folder) && hasCluster(draftOf(folder))) {
    renameSync(draftOf(folder), folder);
  }
}

/** In one piece: killed at any moment, it leaves nothing that looks like a cluster or its secret. */
function makeCluster({ folder, passwordFile, owner, binaries }) {
  const draft = draftOf(folder);
  const password = randomBytes(24).toString("base64url");
  const draftOfPassword = `${passwordFile}.new`;
  rmSync(draft, { recursive: true, force: true });
  giveFolder(draft, owner);
  writeFileSync(draftOfPassword, `${password}\n`, { mode: 0o600 });
  if (owner.uid !== undefined) chownSync(draftOfPassword, owner.uid, owner.gid);
  const secret = openSync(draftOfPassword, "r");
  const { directory, options } = wayInto(draft, owner);
  const { status, stderr } = spawnSync(
    binaries.initdb,
    [
      `--pgdata=${directory}`,
      // Root's server user may not be able to walk to the file, so it inherits it opened.
      `--pwfile=${owner.uid === undefined ? draftOfPassword : "/dev/fd/3"}`,
      "--auth=scram-sha-256",
      "--username=muster",
      "--encoding=UTF8",
      "--locale=C.UTF-8",
    ],
    { ...options, stdio: ["ignore", "ignore", "pipe", secret], encoding: "utf8" },
  );
  closeSync(secret);
  if (status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    rmSync(draftOfPassword, { force: true });
    throw new Stop(`The database could not be created in ${folder}: ${lastLine(stderr)}`);
  }
  renameSync(draftOfPassword, passwordFile);
  renameSync(draft, folder);
}

const draftOf = (folder) => `${folder}.new`;

/** Who has a secret had a database: an empty one in its place would look as if all was lost. */
function needNoTrace(dataDir, folder, passwordFile) {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new Stop(`${folder} is not a database, and not empty: move it away first.`);
  }
  if (existsSync(folder)) rmSync(folder, { recursive: true });
  const recorded = readRecord(dataDir);
  if (!recorded && !existsSync(passwordFile)) return;
  const places = [recorded?.folder, ...formerClusters()].filter(
    (place, index, all) =>
      place && place !== folder && all.indexOf(place) === index && hasCluster(place),
  );
  throw new Stop(
    `${dataDir} belongs to a database that is not there: it should be in ${folder}` +
      `${recorded && recorded.folder !== folder ? ` and was last used in ${recorded.folder}` : ""}. ` +
      "No new one was made in its place. " +
      (places.length > 0
        ? `Move the right one of these there: ${places.join(", ")}. `
        : "Bring that folder back, or a whole copy of the data folder. ") +
      `To begin with an empty database, or before \`npm run restore\`, remove ${passwordFile} and ${recordFile(dataDir)}.`,
  );
}

function formerClusters() {
  if (!existsSync(FORMER)) return [];
  return readdirSync(FORMER)
    .filter((name) => /^[0-9a-f]{16}$/.test(name))
    .map((name) => path.join(FORMER, name, "postgres"));
}

/** Earlier versions, started by root in a folder closed to others, put the cluster elsewhere. */
function moveFormer(dataDir, folder) {
  const name = createHash("sha256").update(dataDir).digest("hex").slice(0, 16);
  const former = path.join(FORMER, name, "postgres");
  if (process.getuid?.() !== 0 || !hasCluster(former)) return;
  stopLeftover(former);
  try {
    renameSync(former, folder);
  } catch (error) {
    if (error.code !== "EXDEV") throw error;
    const copy = `${folder}.moving`;
    rmSync(copy, { recursive: true, force: true });
    cpSync(former, copy, { recursive: true, preserveTimestamps: true });
    renameSync(copy, folder);
    rmSync(former, { recursive: true });
  }
  console.log(`Moved the database from ${former} to ${folder}, where the data folder holds all.`);
}

function needSameMajor(folder, { major }) {
  const made = readFileSync(path.join(folder, "PG_VERSION"), "utf8").trim();
  if (made === major) return;
  throw new Stop(
    `The database in ${folder} was made by PostgreSQL ${made}, and this version of Muster brings ${major}: ` +
      "take a backup with the version before (npm run backup), and restore it with this one.",
  );
}

/** The role's password is only how this machine gets in: whoever has the folder may set another. */
function setNewPassword({ binaries, directory, options, folder }, passwordFile) {
  const password = randomBytes(24).toString("base64url");
  const { status, stderr } = spawnSync(
    binaries.postgres,
    ["--single", "-D", directory, "postgres"],
    { ...options, input: `ALTER ROLE muster PASSWORD '${password}';\n`, encoding: "utf8" },
  );
  if (status !== 0 || /ERROR|FATAL/.test(stderr)) {
    throw new Stop(`${passwordFile} is missing and no new one could be set: ${lastLine(stderr)}`);
  }
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  console.log(`${passwordFile} was missing: the database in ${folder} got a new password.`);
  return password;
}

const recordFile = (dataDir) => path.join(dataDir, "cluster.json");

function readRecord(dataDir) {
  try {
    return JSON.parse(readFileSync(recordFile(dataDir), "utf8"));
  } catch {
    return null;
  }
}

/** Where it was, for whoever finds the data folder without it. */
function record(dataDir, folder, { major }) {
  if (readRecord(dataDir)?.folder === folder) return;
  writeFileSync(recordFile(dataDir), `${JSON.stringify({ folder, postgres: major })}\n`);
}

/** What a program said last. */
export function lastLine(text) {
  return String(text).trim().split("\n").at(-1) ?? "";
}
