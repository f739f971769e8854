const isDevelopment = process.env.NODE_ENV === "development";

/**
 * Everything comes from Muster itself. Next writes its data as inline scripts into pages that may be
 * cached, so a nonce cannot be used; text of people reaches a page only as text or sanitised Markdown.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const securityHeaders = [
  { key: "Content-Security-Policy", value: contentSecurityPolicy },
  { key: "X-Content-Type-Options", value: "nosniff" },
  // An invitation's address is a secret: other sites learn nothing of where a link was.
  { key: "Referrer-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  },
];

/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // Native binaries and packages that read their own files stay outside the bundle.
  serverExternalPackages: ["@node-rs/argon2", "graphile-worker", "pg", "pino"],
  // Opened by path: the thread that sets a postmortem as PDF, and its fonts.
  outputFileTracingIncludes: {
    "/**/postmortem.pdf": ["./.threads/pdf-thread.mjs", "./lib/postmortems/fonts/*"],
  },
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};

export default config;
