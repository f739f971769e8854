import { existsSync } from "node:fs";
import { runToEnd } from "./processes.js";
import { Stop, step } from "./progress.js";

/**
 * Makes sure that a package of Debian is there, for the tests that try Muster with it.
 * @param {string} name
 * @param {string} program a file that comes with it
 * @throws Stop when it is not there and cannot be installed
 */
export async function needDebianPackage(name, program) {
  if (existsSync(program)) return;
  await step(`Installed ${name}`, async () => {
    const script = `apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ${name}`;
    const { code } = await runToEnd("sh", ["-c", script], { quiet: true }).catch(() => ({
      code: 1,
    }));
    if (code === 0 && existsSync(program)) return;
    throw new Stop(`The tests need ${program}, which could not be installed: install ${name}.`);
  });
}
