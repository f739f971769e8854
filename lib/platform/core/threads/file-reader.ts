import "server-only";
import path from "node:path";
import { DomainError } from "@/lib/platform/core/errors";
import { makeThread, ThreadFailure } from "./thread";

const DEADLINE_MS = 5_000;
const MOST_WAITING = 8;
const MOST_MEMORY_MB = 256;
const IDLE_MS = 30_000;

type Reader = (work: unknown) => Promise<unknown>;
// Next compiles a file into several bundles of one process; they share one thread of each kind.
const shared = globalThis as typeof globalThis & { __musterFileReaders?: Map<string, Reader> };

/**
 * Reads somebody's file in a thread of its own: a few signs can hold a parser up for minutes.
 * @param name the thread's bundle in `.threads`: "catalog-thread"
 * @throws DomainError INVALID for a file that takes too long or too much memory; LIMIT where many are being read
 */
export async function readInThread<Work, Parsed>(name: string, work: Work): Promise<Parsed> {
  shared.__musterFileReaders ??= new Map();
  const reader = shared.__musterFileReaders.get(name) ?? start(name);
  shared.__musterFileReaders.set(name, reader);
  return reader(work).catch((error: unknown) => {
    throw refusalOf(error) ?? error;
  }) as Promise<Parsed>;
}

function start(name: string): Reader {
  return makeThread({
    file: path.join(process.cwd(), `.threads/${name}.mjs`),
    deadlineMs: DEADLINE_MS,
    mostWaiting: MOST_WAITING,
    mostMemoryMb: MOST_MEMORY_MB,
    idleMs: IDLE_MS,
  });
}

function refusalOf(error: unknown): DomainError | null {
  if (!(error instanceof ThreadFailure)) return null;
  if (error.kind === "FULL") {
    const message = "Many files are being read. Try again in a moment.";
    return new DomainError("LIMIT", message, { retryAfterSeconds: 5 });
  }
  const cause = error.cause as { code?: string } | undefined;
  if (error.kind === "DIED" && cause?.code !== "ERR_WORKER_OUT_OF_MEMORY") return null;
  const message = "The file takes too long to read: import it in parts, or check what it repeats.";
  return new DomainError("INVALID", message, { fields: { text: message } });
}
