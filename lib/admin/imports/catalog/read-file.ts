import "server-only";
import path from "node:path";
import { DomainError } from "@/lib/platform/core/errors";
import { makeThread, ThreadFailure } from "@/lib/platform/core/threads/thread";
import type { CatalogWork } from "./catalog-thread";
import type { ParsedCatalog } from "./parsed";

/** A service describes itself in a few lines; whoever has more imports them in parts. */
const MOST_THINGS = 1_000;
const DEADLINE_MS = 5_000;
const MOST_WAITING = 8;
const MOST_MEMORY_MB = 256;
const IDLE_MS = 30_000;

type Reader = (work: CatalogWork) => Promise<ParsedCatalog>;
// Next compiles this file into several bundles of one process; they share one thread.
const shared = globalThis as typeof globalThis & { __musterCatalogReader?: Reader };

function reader(): Reader {
  shared.__musterCatalogReader ??= makeThread<CatalogWork, ParsedCatalog>({
    file: path.join(process.cwd(), ".threads/catalog-thread.mjs"),
    deadlineMs: DEADLINE_MS,
    mostWaiting: MOST_WAITING,
    mostMemoryMb: MOST_MEMORY_MB,
    idleMs: IDLE_MS,
  });
  return shared.__musterCatalogReader;
}

/**
 * A file of teams and services as it is understood, read in a thread of its own: a few signs can hold a parser up
 * for minutes.
 * @throws DomainError INVALID for one that takes too long or has too much; LIMIT where many are being read
 */
export async function readFile(work: CatalogWork): Promise<ParsedCatalog> {
  const parsed = await reader()(work).catch((error: unknown) => {
    throw refusalOf(error) ?? error;
  });
  const count = parsed.teams.length + parsed.services.length;
  if (count <= MOST_THINGS) return parsed;
  throw refused(
    `The file describes ${count.toLocaleString("en")} things: import at most 1,000 at once.`,
  );
}

function refusalOf(error: unknown): DomainError | null {
  if (!(error instanceof ThreadFailure)) return null;
  if (error.kind === "FULL") {
    const message = "Many files are being read. Try again in a moment.";
    return new DomainError("LIMIT", message, { retryAfterSeconds: 5 });
  }
  const cause = error.cause as { code?: string } | undefined;
  if (error.kind === "DIED" && cause?.code !== "ERR_WORKER_OUT_OF_MEMORY") return null;
  return refused("The file takes too long to read: import it in parts, or check what it repeats.");
}

function refused(message: string): DomainError {
  return new DomainError("INVALID", message, { fields: { text: message } });
}
