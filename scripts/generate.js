import { spawnSync } from "node:child_process";
import path from "node:path";
import { ROOT } from "./lib/paths.js";

// `prisma generate` would fetch an engine it does not need for this generator; any executable will do.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
process.env.PRISMA_HIDE_UPDATE_MESSAGE = "1";

const prisma = path.join(ROOT, "node_modules/prisma/build/index.js");
const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, "generate"], {
  cwd: ROOT,
  encoding: "utf8",
});
if (status !== 0) {
  console.error(stdout, stderr);
  console.error("The database client could not be generated: see the lines above.");
}
process.exitCode = status ?? 1;
