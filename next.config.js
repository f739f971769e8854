/** Said here, since Next would take a folder above with a lock file of its own for the project. */
const root = import.meta.dirname;

/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  outputFileTracingRoot: root,
  turbopack: { root },
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // Nothing here is resized, and strangers should not be able to ask for it.
  images: { unoptimized: true },
  // Native binaries and packages that read their own files stay outside the bundle.
  serverExternalPackages: ["@node-rs/argon2", "graphile-worker", "pg", "pino"],
  // Opened by path: the threads, and the fonts of PDFs.
  outputFileTracingIncludes: {
    "/**/postmortem.pdf": ["./.threads/pdf-thread.mjs", "./lib/learn/postmortems/pdf/fonts/*"],
    "/services/import": ["./.threads/catalog-thread.mjs", "./.threads/openslo-thread.mjs"],
  },
};

export default config;
