import "server-only";
import { createPrivateKey } from "node:crypto";
import ipaddr from "ipaddr.js";
import { z } from "zod";

const optionalText = z
  .string()
  .trim()
  .transform((text) => (text === "" ? undefined : text))
  .optional();

const VARIABLES = z.object({
  DATABASE_URL: z.string().min(1, "DATABASE_URL is not set: say which PostgreSQL to use."),
  /** Four of them only listen: for live pages, and for each lane of the worker. */
  DATABASE_POOL_SIZE: z.coerce.number().int().min(6).max(200).default(13),
  NEXTAUTH_SECRET: z.string().min(16, "NEXTAUTH_SECRET needs at least 16 characters."),
  NEXTAUTH_URL: z.url().default("http://localhost:3000"),
  /** Where the web server listens, by the name Next reads it from; `npm start` takes it from MUSTER_HOST. */
  HOSTNAME: z.string().default("0.0.0.0"),
  MUSTER_ADMIN_EMAIL: optionalText,
  MUSTER_ADMIN_PASSWORD: optionalText,
  /** Number of reverse proxies in front whose X-Forwarded-For is believed; 0 believes nobody. */
  MUSTER_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  MUSTER_WORKER: z.enum(["on", "off"]).default("on"),
  /** "1" fills an empty workspace with demo data at start. */
  MUSTER_DEMO: optionalText,
  /** Hosts, addresses and CIDR blocks inside the own network that webhooks may call, comma-separated. */
  MUSTER_WEBHOOK_ALLOW: optionalText.refine(
    hasSoundBlocks,
    "Separate hosts, addresses and blocks such as 10.0.0.0/8 by commas.",
  ),
  /** Signs the heads of the chains: an Ed25519 key, PKCS #8 in base64. */
  MUSTER_SIGNING_KEY: optionalText.refine(
    (text) => text === undefined || isSigningKey(text),
    "This is no Ed25519 key: openssl genpkey -algorithm ed25519 -outform DER | openssl base64 -A",
  ),
  /** Where the signed heads go each day: https://… or mailto:address. */
  MUSTER_HEADS_TO: optionalText.refine(
    (text) => text === undefined || /^(https?:\/\/|mailto:[^\s@]+@)\S+$/.test(text),
    "Say where to: https://… or mailto:somebody@example.org.",
  ),
  OIDC_ISSUER: optionalText,
  OIDC_CLIENT_ID: optionalText,
  OIDC_CLIENT_SECRET: optionalText,
  OIDC_NAME: z.string().default("Single sign-on"),
  /** Role of people who sign in for the first time through the identity provider. */
  OIDC_DEFAULT_ROLE: z.enum(["NONE", "VIEWER", "RESPONDER", "MANAGER"]).default("NONE"),
  /** Which server sends mail: smtp://user:password@host:587 or smtps://…:465. Unset: Muster sends none. */
  SMTP_URL: optionalText.refine(
    (text) => text === undefined || isSmtpAddress(text),
    "This is not the address of a mail server: write smtps://user:password@host:465.",
  ),
  /** Who mail is from: "Muster <muster@example.org>". */
  MAIL_FROM: optionalText.refine(
    (text) => text === undefined || /^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/.test(text),
    "This is not a sender: write Muster <muster@example.org>.",
  ),
  /** How long one attempt to hand a mail over may take, all steps together. */
  SMTP_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(40).default(20),
  /** "on" logs each request; the slow ones are logged anyway. */
  MUSTER_ACCESS_LOG: z.enum(["on", "off"]).default("off"),
  /** From how many milliseconds on a request is slow. */
  MUSTER_SLOW_REQUEST_MS: z.coerce.number().int().min(1).max(600_000).default(2_000),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});
const Env = VARIABLES.refine(({ SMTP_URL, MAIL_FROM }) => !SMTP_URL || MAIL_FROM, {
  path: ["MAIL_FROM"],
  message: "MAIL_FROM is not set: say who mail is from, beside SMTP_URL.",
});
export type Env = z.output<typeof Env>;

function hasSoundBlocks(list: string | undefined): boolean {
  const blocks = (list ?? "").split(",").filter((part) => part.includes("/"));
  return blocks.every((block) => ipaddr.isValidCIDR(block.trim()));
}

let parsed: Env | undefined;

/**
 * The checked environment, read once. Lazy, so that a build needs no secrets.
 * @throws Error naming every variable that is missing or malformed.
 */
export function env(): Env {
  if (parsed) return parsed;
  const result = Env.safeParse(process.env);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The configuration is not usable. ${lines.join(" ")}`);
  }
  parsed = result.data;
  return parsed;
}

function isSigningKey(text: string): boolean {
  try {
    const key = { key: Buffer.from(text, "base64"), format: "der", type: "pkcs8" } as const;
    return createPrivateKey(key).asymmetricKeyType === "ed25519";
  } catch {
    return false;
  }
}

function isSmtpAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return ["smtp:", "smtps:"].includes(protocol) && hostname !== "";
}
