import { existsSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./paths.js";
import { runToEnd } from "./processes.js";
import { Stop, step } from "./progress.js";

const DEBIAN_CHROMIUM = "/usr/bin/chromium";

/**
 * Makes sure that there is a browser for the journeys: CHROMIUM_PATH, Debian's, Playwright's own, or a new one.
 * @throws Stop when there is none and none can be installed
 */
export async function needBrowser() {
  if (process.env.CHROMIUM_PATH) {
    if (existsSync(process.env.CHROMIUM_PATH)) return;
    throw new Stop(`CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which is not there.`);
  }
  if (existsSync(DEBIAN_CHROMIUM)) return;
  const { chromium } = await import("@playwright/test");
  if (existsSync(chromium.executablePath())) return;
  await step("Installed a browser", async () => {
    const cli = path.join(ROOT, "node_modules/@playwright/test/cli.js");
    const own = await runToEnd(process.execPath, [cli, "install", "chromium"], { quiet: true });
    if (own.code === 0) return;
    const script = "apt-get update && apt-get install -y --no-install-recommends chromium";
    const debian = await runToEnd("sh", ["-c", script], { quiet: true });
    if (debian.code !== 0 || !existsSync(DEBIAN_CHROMIUM)) {
      throw new Stop("There is no Chromium and none could be installed: set CHROMIUM_PATH.");
    }
  });
}
