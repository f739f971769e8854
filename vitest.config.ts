import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const alias = {
  "@": root.replace(/\/$/, ""),
  // `server-only` throws outside React's server build; tests are a server.
  "server-only": `${root}node_modules/server-only/empty.js`,
};

/** `rules`: pure, no database, milliseconds. `database`: real Postgres, a cloned database per worker. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "rules",
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
          globalSetup: ["lib/core/testing/global-setup.ts"],
          setupFiles: ["lib/core/testing/worker-setup.ts"],
          testTimeout: 20_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
