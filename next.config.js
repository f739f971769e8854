/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // Native binaries and packages that read their own files stay outside the bundle.
  serverExternalPackages: ["@node-rs/argon2", "graphile-worker", "pg", "pino"],
};

export default config;
