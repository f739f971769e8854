import "server-only";
import { type Env, env } from "@/lib/platform/core/env";

/** Values that let somebody in; of these a log says only whether they are set. */
const SECRET: ReadonlySet<string> = new Set<keyof Env>([
  "NEXTAUTH_SECRET",
  "MUSTER_ADMIN_EMAIL",
  "MUSTER_ADMIN_PASSWORD",
  "OIDC_CLIENT_SECRET",
]);
const WITH_CREDENTIALS: ReadonlySet<string> = new Set<keyof Env>([
  "DATABASE_URL",
  "DATABASE_DIRECT_URL",
  "SMTP_URL",
]);

/** The configuration as a log may show it: without secrets, addresses without credentials and parameters. */
export function shownConfiguration(): Record<string, unknown> {
  const shown = Object.entries(env()).map(([name, value]) => {
    if (value === undefined) return [name, "not set"];
    if (SECRET.has(name) || /SECRET|PASSWORD|KEY$|TOKEN/.test(name)) return [name, "set"];
    if (WITH_CREDENTIALS.has(name) || /_URL$/.test(name)) return [name, bareAddress(String(value))];
    return [name, value];
  });
  return Object.fromEntries(shown);
}

function bareAddress(text: string): string {
  if (!URL.canParse(text)) return "set";
  const { protocol, host, pathname } = new URL(text);
  return `${protocol}//${host}${pathname}`;
}
