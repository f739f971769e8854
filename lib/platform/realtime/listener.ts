import "server-only";
import { Client } from "pg";
import { directUrl } from "@/lib/platform/core/db";
import { log } from "@/lib/platform/core/log";
import { ECHOES, EVENTS, type Notice, WHISPERS } from "./notify";

type Listener = {
  readonly onNotice: (notice: Notice) => void;
  readonly onWhisper?: (words: unknown) => void;
  readonly onEcho?: (words: unknown) => void;
  /** The connection was away: notices may have been missed. */
  readonly onGap: () => void;
};

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
/** A connection that died without a word is noticed within this. */
const PROBE_MS = 15_000;

type State = {
  listeners: Set<Listener>;
  client: Client | null;
  running: boolean;
  hearingSince: number;
};
// Next compiles this file into several bundles of one process; they share one connection.
const shared = globalThis as typeof globalThis & { __musterListener?: State };

function state(): State {
  shared.__musterListener ??= {
    listeners: new Set(),
    client: null,
    running: false,
    hearingSince: performance.now(),
  };
  return shared.__musterListener;
}

/** Hears every notice of every process, over one connection that is made again whenever it is lost. */
export function listen(listener: Listener): () => void {
  const { listeners } = state();
  listeners.add(listener);
  if (!state().running) void keepListening();
  return () => listeners.delete(listener);
}

/** Since when this process hears all notices, as `performance.now()` has it; null while it cannot. */
export function hearingSince(): number | null {
  return state().client ? state().hearingSince : null;
}

/** Ends the connection, for tests. */
export async function stopListening(): Promise<void> {
  state().running = false;
  await state().client?.end();
}

async function keepListening(): Promise<void> {
  state().running = true;
  let pauseMs = FIRST_PAUSE_MS;
  while (state().running) {
    try {
      await hearUntilLost(() => {
        pauseMs = FIRST_PAUSE_MS;
      });
    } catch (error) {
      log.warn({ err: error }, "Live notices are away");
    }
    if (!state().running) return;
    await new Promise((resolve) => setTimeout(resolve, pauseMs).unref());
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
  }
}

async function hearUntilLost(onHearing: () => void): Promise<void> {
  const client = new Client({ connectionString: directUrl(), query_timeout: PROBE_MS });
  const lost = new Promise<void>((resolve) => {
    client.once("end", resolve);
    client.on("error", () => resolve());
  });
  client.on("notification", ({ channel, payload }) => hear(channel, payload));
  await client.connect();
  await client.query(`listen ${EVENTS}; listen ${WHISPERS}; listen ${ECHOES}`);
  Object.assign(state(), { client, hearingSince: performance.now() });
  onHearing();
  for (const { onGap } of state().listeners) onGap();
  const probe = setInterval(() => {
    client.query("select 1").catch(() => client.end().catch(() => undefined));
  }, PROBE_MS).unref();
  await lost;
  clearInterval(probe);
  state().client = null;
}

function hear(channel: string, payload = ""): void {
  const words: unknown = JSON.parse(payload);
  for (const { onNotice, onWhisper, onEcho } of state().listeners) {
    if (channel === EVENTS) onNotice(words as Notice);
    if (channel === WHISPERS) onWhisper?.(words);
    if (channel === ECHOES) onEcho?.(words);
  }
}
