import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const alias = {
  "@": root.replace(/\/$/, ""),
  // `server-only` throws outside React's server build; tests are a server.
  "server-only": `${root}node_modules/server-only/empty.js`,
};

/** Ends what hangs; no test is judged by how long it takes on a machine that does other work. */
const PATIENCE_MS = 90_000;

/** `rules`: pure, no database, milliseconds. `database`: real Postgres, a cloned database per worker. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "rules",
          testTimeout: PATIENCE_MS,
          include: [
            "{lib,components,scripts}/**/*rules.test.ts",
            "{lib,components,scripts}/**/*.pure.test.ts",
          ],
        },
      },
      {
        resolve: { alias },
        test: {
          name: "database",
          include: ["{lib,scripts}/**/*.test.ts"],
          exclude: ["{lib,scripts}/**/*rules.test.ts", "{lib,scripts}/**/*.pure.test.ts"],
          globalSetup: ["lib/testing/core/global-setup.ts"],
          setupFiles: ["lib/testing/core/worker-setup.ts"],
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
          maxWorkers: 2,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "served",
          include: ["e2e/served/**/*.test.ts"],
          testTimeout: 90_000,
          hookTimeout: 90_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
