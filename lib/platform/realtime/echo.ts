import "server-only";
import { randomUUID } from "node:crypto";
import { pool } from "@/lib/platform/core/db";
import { log } from "@/lib/platform/core/log";
import { listen } from "./listener";
import { ECHOES } from "./notify";

/** So long an echo counts, so that probes of all kinds cost one statement in this time. */
const GOOD_FOR_MS = 15_000;
/** A busy machine may take so long; what does not come at all needs no longer to be known. */
const PATIENCE_MS = 5_000;
const CALL_EVERY_MS = 500;

type State = { heardAt: number; asking: Promise<boolean> | null; isDeaf: boolean };
// Next compiles this file into several bundles of one process; they share one echo.
const shared = globalThis as typeof globalThis & { __musterEcho?: State };

/**
 * Whether this process hears what is announced: it calls itself the way any command announces, and listens the
 * way live pages do. A pooler that gives each transaction another session lets the call pass and the answer go.
 * Never throws; waits up to five seconds where nothing comes.
 */
export async function hearsItself(): Promise<boolean> {
  shared.__musterEcho ??= { heardAt: Number.NEGATIVE_INFINITY, asking: null, isDeaf: false };
  const state = shared.__musterEcho;
  if (performance.now() - state.heardAt < GOOD_FOR_MS) return true;
  state.asking ??= callUntilHeard().finally(() => {
    state.asking = null;
  });
  const isHeard = await state.asking;
  if (isHeard) state.heardAt = performance.now();
  if (state.isDeaf === isHeard) tell(isHeard);
  state.isDeaf = !isHeard;
  return isHeard;
}

async function callUntilHeard(): Promise<boolean> {
  const id = randomUUID();
  const { promise: heard, resolve } = withResolver<boolean>();
  const stop = listen({
    onNotice: () => undefined,
    onGap: () => undefined,
    onEcho: (words) => words === id && resolve(true),
  });
  // Again and again: the connection that listens may only just be made.
  const call = () => {
    pool()
      .query("select pg_notify($1, $2)", [ECHOES, JSON.stringify(id)])
      .catch(() => undefined);
  };
  call();
  const calls = setInterval(call, CALL_EVERY_MS).unref();
  const deadline = setTimeout(() => resolve(false), PATIENCE_MS).unref();
  const isHeard = await heard;
  stop();
  clearInterval(calls);
  clearTimeout(deadline);
  return isHeard;
}

function tell(isHeard: boolean): void {
  if (isHeard) log.info("Live notices arrive again");
  else
    log.error(
      "Live notices do not arrive. If DATABASE_URL leads to a pooler, set DATABASE_DIRECT_URL to the database itself.",
    );
}

function withResolver<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
