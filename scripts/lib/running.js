import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { commandOf } from "./processes.js";
import { Stop } from "./progress.js";

/**
 * Claims a data folder for this process, so that two starts at once do not make its database twice. What it
 * gets to know later is added with `tell`; asking again in the same process answers with the same claim.
 * @param {string} dataDir an existing folder
 * @returns {{ tell: (about: Record<string, string>) => void, release: () => void }}
 * @throws Stop while another live script holds it
 */
export function claimFolder(dataDir) {
  const file = runningFile(dataDir);
  const own = { pid: process.pid, identity: identityOf(dataDir) };
  for (let tries = 0; tries < 5; tries += 1) {
    const other = readRunning(dataDir);
    if (other) throw new Stop(sentenceAbout(other, dataDir));
    if (read(file)?.pid === process.pid || create(file, own)) {
      return {
        tell: (about) => replace(file, { ...own, ...about }),
        release: () => rmSync(file, { force: true }),
      };
    }
    clearStale(file, dataDir);
  }
  throw new Stop(`${file} could not be written: another start may be in progress, try again.`);
}

/** The live script that holds a data folder, if there is one; a killed one does not count. */
export function readRunning(dataDir) {
  const running = read(runningFile(dataDir));
  if (!running || running.pid === process.pid) return null;
  // A copy of the folder brings this file along, and speaks of the original.
  if (running.identity !== undefined && running.identity !== identityOf(dataDir)) return null;
  return /scripts|vitest/.test(commandOf(running.pid)) ? running : null;
}

/** @throws Stop when another live script holds this data folder */
export function needNotRunning(dataDir) {
  const running = readRunning(dataDir);
  if (running) throw new Stop(sentenceAbout(running, dataDir));
}

function sentenceAbout({ pid, url }, dataDir) {
  return url
    ? `Muster already runs on ${dataDir} (process ${pid}): stop that first.`
    : `Another start on ${dataDir} is in progress (process ${pid}): wait until it is ready, or stop it first.`;
}

const runningFile = (dataDir) => path.join(dataDir, "running.json");

/** The same when the folder is renamed, another for a copy. */
function identityOf(dataDir) {
  const { dev, ino } = statSync(dataDir);
  return `${dev}:${ino}`;
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** Appears whole or not at all, and never over another's. */
function create(file, content) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(content), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function replace(file, content) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(content), { mode: 0o600 });
  renameSync(draft, file);
}

/** Takes a killed script's file away; one that a faster start wrote meanwhile is put back. */
function clearStale(file, dataDir) {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
    const moved = read(aside);
    const isLive =
      moved?.identity === identityOf(dataDir) &&
      moved.pid !== process.pid &&
      commandOf(moved.pid) !== "";
    if (isLive && /scripts|vitest/.test(commandOf(moved.pid))) linkSync(aside, file);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes(error.code)) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
