import "server-only";
import path from "node:path";
import { LRUCache } from "lru-cache";
import type { Edition } from "@/lib/learn/postmortems/publishing/read-edition";
import { DomainError } from "@/lib/platform/core/errors";
import { log } from "@/lib/platform/core/log";
import { makeThread, ThreadFailure } from "@/lib/platform/core/threads/thread";
import type { PaperSize } from "./paper";
import type { PdfWork } from "./pdf-thread";

type File = Uint8Array<ArrayBuffer>;
type Maker = {
  readonly setPdf: (work: PdfWork) => Promise<File>;
  readonly files: LRUCache<string, File>;
  /** Texts that cannot be set: they would cost a whole deadline each time. */
  readonly refused: LRUCache<string, DomainError>;
  /** What is being made now, by what it is: who asks for the same meanwhile waits for the same. */
  readonly making: Map<string, { readonly file: Promise<File>; readonly personId: string }>;
};

const MOST_WAITING = 16;
const MOST_OF_ONE_PERSON = 8;
/** 20,000 words take three seconds on a small machine that has nothing else to do. */
const DEADLINE_MS = 30_000;
const MOST_MEMORY_MB = 768;
const IDLE_MS = 60_000;
const MOST_CACHED_BYTES = 32 * 1024 * 1024;
const REMEMBER_REFUSAL_MS = 2 * 60_000;
const TRY_AGAIN_S = 10;

// Next compiles this file into several bundles of one process; they share one thread.
const shared = globalThis as typeof globalThis & { __musterPdfMaker?: Maker };

function maker(): Maker {
  shared.__musterPdfMaker ??= {
    setPdf: makeThread<PdfWork, File>({
      file: path.join(process.cwd(), ".threads/pdf-thread.mjs"),
      deadlineMs: DEADLINE_MS,
      mostWaiting: MOST_WAITING,
      mostMemoryMb: MOST_MEMORY_MB,
      idleMs: IDLE_MS,
    }),
    files: new LRUCache({
      maxSize: MOST_CACHED_BYTES,
      sizeCalculation: (file) => file.byteLength,
    }),
    refused: new LRUCache({ max: 500, ttl: REMEMBER_REFUSAL_MS }),
    making: new Map(),
  };
  return shared.__musterPdfMaker;
}

/**
 * The PDF of a text that the caller may read: from memory where this very text was set before on this
 * paper, or set in a thread of its own. Its footer tells when it was set.
 * @param personId who asks, so that nobody takes every place in the queue
 * @throws DomainError LIMIT with the time to wait, where many are being made; INVALID where this text
 *   cannot be set
 */
export async function makePdf(edition: Edition, size: PaperSize, personId: string): Promise<File> {
  const { files, refused, making } = maker();
  const key = `${edition.key}:${size}`;
  const made = files.get(key) ?? making.get(key)?.file;
  if (made) return made;
  const refusal = refused.get(key);
  if (refusal) throw refusal;
  const own = [...making.values()].filter((work) => work.personId === personId);
  if (own.length >= MOST_OF_ONE_PERSON) throw manyWait();
  const file = makeNew(key, edition, size).finally(() => making.delete(key));
  making.set(key, { file, personId });
  return file;
}

async function makeNew(key: string, edition: Edition, size: PaperSize): Promise<File> {
  const { setPdf, files, refused } = maker();
  try {
    const file = await setPdf({ document: await edition.readDocument(), size });
    files.set(key, file);
    return file;
  } catch (error) {
    if (error instanceof ThreadFailure && error.kind === "FULL") throw manyWait();
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    refused.set(key, refusal);
    throw refusal;
  }
}

/** Why this text cannot be set; null for what is no fault of the text. */
function refusalOf(error: unknown): DomainError | null {
  const { name, code, message } = error as { name?: string; code?: string; message?: string };
  if (name === "DomainError" && code === "INVALID") return new DomainError(code, message ?? "");
  if (error instanceof ThreadFailure) {
    const cause = error.cause as { code?: string } | undefined;
    if (error.kind === "DIED" && cause?.code !== "ERR_WORKER_OUT_OF_MEMORY") return null;
    return cannotBeSet("This postmortem takes too long to set as PDF");
  }
  log.error({ err: error }, "A postmortem could not be set as PDF");
  return cannotBeSet("This postmortem could not be set as PDF");
}

function cannotBeSet(what: string): DomainError {
  return new DomainError(
    "INVALID",
    `${what}: download it as Markdown, or shorten its longest section.`,
  );
}

function manyWait(): DomainError {
  return new DomainError("LIMIT", "Many PDFs are being made. Try again in a moment.", {
    retryAfterSeconds: TRY_AGAIN_S,
  });
}
