import { freePort } from "./postgres.js";
import { serveBuild } from "./web.js";

/** Signs cookies and tokens of apps that live for a minute. */
export const SECRET = "only-for-trying-out-0123456789";

export type App = {
  readonly url: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
  readonly kill: () => Promise<void>;
};

export type AppOptions = {
  readonly port?: number;
  readonly env?: Record<string, string>;
  /** Gets what it writes; nothing, where this is left out. */
  readonly onLine?: (text: string) => void;
};

/** Serves the production build against a database; the same port finds a restarted app where it was. */
export async function startApp(databaseUrl: string, options: AppOptions = {}): Promise<App> {
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const env = { DATABASE_URL: databaseUrl, NEXTAUTH_SECRET: SECRET, NEXTAUTH_URL: url };
  const { pid, stop, kill } = await serveBuild({
    port,
    host: "127.0.0.1",
    // What is measured or broken here is the app: a few people of it send what a whole company would.
    env: { ...env, LOG_LEVEL: "fatal", MUSTER_REQUESTS_PER_MINUTE: "1000000", ...options.env },
    onLine: options.onLine ?? (() => undefined),
  });
  return { url, pid, stop, kill };
}
