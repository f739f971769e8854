import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import path from "node:path";
import { DATA_DIR } from "./paths.js";
import { Stop } from "./progress.js";

/**
 * What the app needs to know to run here; everything else in the environment is passed on as it is.
 * @returns {Record<string, string>}
 */
export function appEnv({ databaseUrl, port }) {
  return {
    DATABASE_URL: databaseUrl,
    NEXT_TELEMETRY_DISABLED: "1",
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || keptSecret(),
    MUSTER_SIGNING_KEY: process.env.MUSTER_SIGNING_KEY || keptSigningKey(),
    NEXTAUTH_URL: process.env.MUSTER_URL || process.env.NEXTAUTH_URL || `http://localhost:${port}`,
  };
}

/** The port asked for with PORT; 3000 otherwise. */
export function askedPort() {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Stop(`PORT is ${process.env.PORT}, which is not a port number (1 to 65535).`);
  }
  return port;
}

/**
 * The address to listen on, asked for with MUSTER_HOST, or with HOST where that is an address (shells keep the
 * machine's name there); only this machine can reach it otherwise.
 */
export function askedHost() {
  const { MUSTER_HOST, HOST = "" } = process.env;
  return MUSTER_HOST || (isIP(HOST) || HOST === "localhost" ? HOST : "") || "127.0.0.1";
}

/** Made once and kept, so that sessions outlive a restart. */
function keptSecret() {
  const file = path.join(DATA_DIR, "session-secret");
  if (!existsSync(file))
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

/** Made once and kept: signs where the chains of the record end. */
function keptSigningKey() {
  const file = path.join(DATA_DIR, "signing-key");
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync("ed25519");
    const text = privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
    writeFileSync(file, text, { mode: 0o600 });
  }
  return readFileSync(file, "utf8").trim();
}
