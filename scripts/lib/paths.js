import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's top folder. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");

/** Where the embedded database, its secrets and the start stamps live. */
export const DATA_DIR = path.resolve(ROOT, process.env.MUSTER_DATA_DIR || ".muster");
