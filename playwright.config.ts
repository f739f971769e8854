import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const installed = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

/** The journeys run against a production build that `npm test` serves; it gives the address. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  timeout: 90_000,
  // Two cores may serve the app, the database and two browsers at once.
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  projects: [
    { name: "first-start", testMatch: "first-start.setup.ts" },
    { name: "journeys", testMatch: "*.spec.ts", dependencies: ["first-start"] },
  ],
  use: {
    baseURL: process.env.MUSTER_TEST_URL ?? "http://localhost:3000",
    trace: "retain-on-failure",
    launchOptions: {
      ...(existsSync(installed) ? { executablePath: installed } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
