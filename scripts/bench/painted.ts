import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { needBrowser } from "../lib/browser.js";

/** A room as somebody has it open: `nextPainted` settles when a text stands on it, painted. */
export type OpenRoom = {
  readonly nextPainted: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Opens a page in a browser, signed in by a cookie, and waits until it is alive and listens. */
export async function openRoom(address: string, cookie: string): Promise<OpenRoom> {
  await needBrowser();
  const installed = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  const browser = await chromium.launch({
    ...(existsSync(installed) && { executablePath: installed }),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const context = await browser.newContext();
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: address }]);
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole("textbox").first().waitFor();
  // The line opens once the page is alive.
  await page.waitForTimeout(2_000);
  return {
    nextPainted: async (text) => {
      await page.waitForFunction(
        // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is in no picture
        (wanted) => document.body.innerText.includes(wanted),
        text,
        // Asked with each frame, so that what is found was painted or is about to be.
        { polling: "raf" },
      );
    },
    close: () => browser.close(),
  };
}
