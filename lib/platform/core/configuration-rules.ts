import { createPrivateKey } from "node:crypto";
import ipaddr from "ipaddr.js";
import { z } from "zod";

const text = z.string().trim();
const number = (least: number, most: number) =>
  z.coerce
    .number(`write a whole number from ${least} to ${most}.`)
    .int(`write a whole number from ${least} to ${most}.`)
    .min(least, `write a whole number from ${least} to ${most}.`)
    .max(most, `write a whole number from ${least} to ${most}.`);
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, `write ${values.slice(0, -1).join(", ")} or ${values.at(-1)}.`);

/** What can be set, by name; what is set to nothing counts as not set, as compose files do it. */
const VARIABLES = z.object({
  DATABASE_URL: z.string("it is not set: say which PostgreSQL to use.").superRefine(judgeDatabase),
  /** The same database past a pooler, for what needs a session of its own: LISTEN, and the queue of jobs. */
  DATABASE_DIRECT_URL: z.string().superRefine(judgeDatabase).optional(),
  /** Four of them only listen: for live pages, and for each lane of the worker. */
  DATABASE_POOL_SIZE: number(6, 200).default(13),
  NEXTAUTH_SECRET: z
    .string("it is not set: make one with openssl rand -base64 32.")
    .min(16, "it needs at least 16 characters."),
  NEXTAUTH_URL: z
    .string()
    .refine(isWebAddress, "write the whole address people use, such as https://muster.example.org.")
    .default("http://localhost:3000"),
  /** Where the web server listens, by the name Next reads it from; `npm start` takes it from MUSTER_HOST. */
  HOSTNAME: z.string().default("0.0.0.0"),
  MUSTER_ADMIN_EMAIL: text.optional(),
  MUSTER_ADMIN_PASSWORD: text.optional(),
  /** Number of reverse proxies in front whose X-Forwarded-For is believed; 0 believes nobody. */
  MUSTER_TRUSTED_PROXIES: number(0, 10).default(0),
  /** What a person may ask for in a minute, by browser and API together; an address of strangers half of it. */
  MUSTER_REQUESTS_PER_MINUTE: number(60, 1_000_000).default(1_200),
  MUSTER_WORKER: oneOf(["on", "off"]).default("on"),
  /** "1" fills an empty workspace with demo data at start. */
  MUSTER_DEMO: z
    .enum(["1", "0"], "write 1 to load demo data, or leave it out.")
    .transform((value) => (value === "1" ? value : undefined))
    .optional(),
  /** Hosts, addresses and CIDR blocks inside the own network that webhooks may call, comma-separated. */
  MUSTER_WEBHOOK_ALLOW: text
    .refine(hasSoundBlocks, "separate hosts, addresses and blocks such as 10.0.0.0/8 by commas.")
    .optional(),
  /** Signs the heads of the chains: an Ed25519 key, PKCS #8 in base64. */
  MUSTER_SIGNING_KEY: text
    .refine(
      isSigningKey,
      "this is no Ed25519 key: make one with openssl genpkey -algorithm ed25519 -outform DER | openssl base64 -A.",
    )
    .optional(),
  /** Where the signed heads go each day: https://… or mailto:address. */
  MUSTER_HEADS_TO: text
    .regex(
      /^(https?:\/\/|mailto:[^\s@]+@)\S+$/,
      "say where to: https://… or mailto:somebody@example.org.",
    )
    .optional(),
  /** "on" logs each request; the slow ones are logged anyway. */
  MUSTER_ACCESS_LOG: oneOf(["on", "off"]).default("off"),
  /** From how many milliseconds on a request is slow. */
  MUSTER_SLOW_REQUEST_MS: number(1, 600_000).default(2_000),
  OIDC_ISSUER: text
    .refine(isWebAddress, "write the provider's whole address, such as https://login.example.org.")
    .optional(),
  OIDC_CLIENT_ID: text.optional(),
  OIDC_CLIENT_SECRET: text.optional(),
  OIDC_NAME: z.string().default("Single sign-on"),
  /** Role of people who sign in for the first time through the identity provider. */
  OIDC_DEFAULT_ROLE: oneOf(["NONE", "VIEWER", "RESPONDER", "MANAGER"]).default("NONE"),
  /** What the provider is asked for; some tell groups only by a scope of their own. */
  OIDC_SCOPE: text
    .regex(/^openid(\s|$)/, "begin with openid: openid email profile.")
    .default("openid email profile"),
  /** Under which name the provider tells groups. */
  OIDC_GROUPS_CLAIM: text.default("groups"),
  /** Which role a group gives: sre=MANAGER,staff=RESPONDER. Where it is set, groups alone decide. */
  OIDC_ROLE_GROUPS: text
    .regex(
      /^[^=,]+=\s*(ADMIN|MANAGER|RESPONDER|VIEWER)\s*(,[^=,]+=\s*(ADMIN|MANAGER|RESPONDER|VIEWER)\s*)*$/,
      "write group=ROLE pairs: sre=MANAGER,staff=RESPONDER.",
    )
    .optional(),
  /** Which team a group stands for, by its short name: pay=payments,pay-leads=payments:lead. */
  OIDC_TEAM_GROUPS: text
    .regex(
      /^[^=,]+=\s*[a-z0-9-]+(:lead)?\s*(,[^=,]+=\s*[a-z0-9-]+(:lead)?\s*)*$/,
      "write group=team pairs: pay=payments,pay-leads=payments:lead.",
    )
    .optional(),
  /** Which server sends mail: smtp://user:password@host:587 or smtps://…:465. Unset: Muster sends none. */
  SMTP_URL: text
    .refine(
      isSmtpAddress,
      "this is not the address of a mail server: write smtps://user:password@host:465.",
    )
    .optional(),
  /** Who mail is from: "Muster <muster@example.org>". */
  MAIL_FROM: text
    .regex(
      /^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/,
      "this is not a sender: write Muster <muster@example.org>.",
    )
    .optional(),
  /** How long one attempt to hand a mail over may take, all steps together. */
  SMTP_TIMEOUT_SECONDS: number(1, 40).default(20),
  LOG_LEVEL: oneOf(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});
export type Configuration = z.output<typeof VARIABLES>;

/** What only works together: some of them without the others is a slip. */
const GROUPS: readonly (readonly (keyof Configuration)[])[] = [
  ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
  ["SMTP_URL", "MAIL_FROM"],
  ["MUSTER_ADMIN_EMAIL", "MUSTER_ADMIN_PASSWORD"],
];

/** The names people use, where Next and next-auth know others. */
const SPOKEN: Record<string, string> = { NEXTAUTH_URL: "MUSTER_URL", HOSTNAME: "MUSTER_HOST" };

export type Judged =
  | { readonly configuration: Configuration; readonly problems: null }
  | { readonly configuration: null; readonly problems: readonly string[] };

/** Judges an environment. A problem is one sentence that begins with the variable's name. */
export function judgeConfiguration(given: Readonly<Record<string, string | undefined>>): Judged {
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value?.trim()));
  for (const [name, spoken] of Object.entries(SPOKEN)) {
    if (set[spoken] !== undefined) set[name] = set[spoken];
  }
  const result = VARIABLES.safeParse(set);
  const problems = [...faultsOf(result, set), ...halfSet(set)];
  return result.success && problems.length === 0
    ? { configuration: result.data, problems: null }
    : { configuration: null, problems };
}

function faultsOf(result: z.ZodSafeParseResult<Configuration>, set: Record<string, unknown>) {
  return (result.error?.issues ?? []).map(({ path, message }) => {
    const name = String(path[0]);
    const spoken = SPOKEN[name];
    return `${spoken && set[spoken] !== undefined ? spoken : name}: ${message}`;
  });
}

function halfSet(set: Record<string, unknown>): string[] {
  return GROUPS.flatMap((group) => {
    const missing = group.filter((name) => set[name] === undefined);
    const there = group.filter((name) => set[name] !== undefined);
    if (missing.length === 0 || there.length === 0) return [];
    return missing.map((name) => `${name}: it is not set, and ${there.join(" and ")} needs it.`);
  });
}

function judgeDatabase(url: string, check: z.RefinementCtx): void {
  const fault = faultOfDatabase(url);
  if (fault) check.addIssue(fault);
}

function faultOfDatabase(url: string): string | null {
  const [, scheme] = /^([\w+.-]+):/.exec(url) ?? [];
  if (scheme !== undefined && !/^postgres(ql)?$/.test(scheme)) {
    return `${scheme}:// is another kind of database: Muster needs PostgreSQL, as postgresql://user:password@host:5432/name.`;
  }
  // A socket's address has no host and is none to `URL`.
  const isAddress = URL.canParse(url) || /^postgres(ql)?:\/\/[^@]*\?host=/.test(url);
  return scheme && isAddress
    ? null
    : "this is not an address: write postgresql://user:password@host:5432/name, with special characters of the password encoded (# as %23).";
}

function hasSoundBlocks(list: string): boolean {
  const blocks = list.split(",").filter((part) => part.includes("/"));
  return blocks.every((block) => ipaddr.isValidCIDR(block.trim()));
}

function isSigningKey(given: string): boolean {
  try {
    const key = { key: Buffer.from(given, "base64"), format: "der", type: "pkcs8" } as const;
    return createPrivateKey(key).asymmetricKeyType === "ed25519";
  } catch {
    return false;
  }
}

function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

function isSmtpAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return ["smtp:", "smtps:"].includes(protocol) && hostname !== "";
}
