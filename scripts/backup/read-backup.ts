import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import type { z } from "zod";
import { FORMAT, Header, TableEnd, TableStart, Trailer } from "./format";

/** What a backup holds, in its order; rows must be read to their end before the next part is asked for. */
export type Part =
  | { readonly kind: "header"; readonly header: Header }
  | ({ readonly kind: "table"; readonly rows: AsyncGenerator<Buffer> } & TableStart)
  | { readonly kind: "trailer"; readonly trailer: Trailer };

const LONGEST_LINE = 64 * 1024 * 1024;

/**
 * Reads a backup from its beginning to its end. Every count and checksum is compared on the way, so what
 * was read is proved only when the trailer came.
 * @throws Error when it is no backup, of a newer format, damaged, or was cut off
 */
export async function* readBackup(file: string): AsyncGenerator<Part> {
  const reader = new Reader(file);
  try {
    const header = parse(file, Header, await reader.line(), "it does not begin like one");
    if (header.version > FORMAT.version) {
      throw new Error(`${file} was written by a newer Muster: use that one.`);
    }
    yield { kind: "header", header };
    const seen = { tables: 0, rows: 0 };
    for (;;) {
      const before = reader.digest();
      const line = await reader.line();
      if (isTrailer(line)) {
        const trailer = parse(file, Trailer, line, "its end cannot be read");
        const isWhole = trailer.sha256 === before;
        if (!isWhole || trailer.tables !== seen.tables || trailer.rows !== seen.rows) {
          throw damaged(file, "its checksum is another one");
        }
        yield { kind: "trailer", trailer };
        return;
      }
      const start = parse(file, TableStart, line, "a table does not begin like one");
      const counted = { rows: 0, hash: createHash("sha256") };
      yield { kind: "table", ...start, rows: reader.rows(counted) };
      const end = parse(
        file,
        TableEnd,
        await reader.line(),
        `the end of ${start.table} cannot be read`,
      );
      if (end.rows !== counted.rows || end.sha256 !== counted.hash.digest("hex")) {
        throw damaged(file, `the checksum of ${start.table} is another one`);
      }
      seen.tables += 1;
      seen.rows += counted.rows;
    }
  } finally {
    reader.close();
  }
}

/** Reads all of a backup without a database. @throws Error as `readBackup` */
export async function checkBackup(file: string): Promise<{ header: Header; trailer: Trailer }> {
  let header: Header | undefined;
  for await (const part of readBackup(file)) {
    if (part.kind === "header") header = part.header;
    if (part.kind === "table") for await (const _ of part.rows);
    if (part.kind === "trailer" && header) return { header, trailer: part.trailer };
  }
  throw new Error(`${file} has no end.`);
}

const isTrailer = (line: string) => line.startsWith('{"end":');

function parse<S extends z.ZodType>(
  file: string,
  schema: S,
  line: string,
  otherwise: string,
): z.output<S> {
  try {
    return schema.parse(JSON.parse(line));
  } catch {
    throw damaged(file, otherwise);
  }
}

const damaged = (file: string, why: string) => new Error(`${file} is not a sound backup: ${why}.`);

function explained(error: unknown, file: string): Error {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOENT") return new Error(`There is no file ${file}.`);
  if (code === "Z_BUF_ERROR") return damaged(file, "it was cut off");
  if (code === "Z_DATA_ERROR") return damaged(file, "it cannot be unpacked");
  return error instanceof Error ? error : new Error(String(error));
}

/** The unpacked text, by lines and by tables. */
class Reader {
  readonly #file: string;
  readonly #source;
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #whole = createHash("sha256");
  #rest: Buffer = Buffer.alloc(0);

  constructor(file: string) {
    this.#file = file;
    const raw = createReadStream(file);
    this.#source = raw;
    const text = raw.pipe(createGunzip());
    raw.once("error", (error) => text.destroy(error));
    this.#chunks = text[Symbol.asyncIterator]();
  }

  /** The checksum of all that was taken so far. */
  digest(): string {
    return this.#whole.copy().digest("hex");
  }

  async line(): Promise<string> {
    while (!this.#rest.includes(10)) await this.#more();
    return this.#take(this.#rest.indexOf(10) + 1)
      .subarray(0, -1)
      .toString("utf8");
  }

  /** Whole rows, until the line that ends them, which is taken as well. */
  async *rows(counted: { rows: number; hash: Hash }): AsyncGenerator<Buffer> {
    for (;;) {
      const found = findEnd(this.#rest);
      const whole = found === -1 ? this.#rest.lastIndexOf(10) + 1 : found;
      if (whole > 0) {
        const chunk = this.#take(whole);
        counted.hash.update(chunk);
        for (const byte of chunk) if (byte === 10) counted.rows += 1;
        yield chunk;
      }
      if (found !== -1) {
        this.#take(3);
        return;
      }
      await this.#more();
    }
  }

  close(): void {
    this.#source.destroy();
  }

  #take(bytes: number): Buffer {
    const taken = this.#rest.subarray(0, bytes);
    this.#rest = this.#rest.subarray(bytes);
    this.#whole.update(taken);
    return taken;
  }

  async #more(): Promise<void> {
    if (this.#rest.length > LONGEST_LINE) throw damaged(this.#file, "a line of it has no end");
    const { value, done } = await this.#chunks.next().catch((error: unknown) => {
      throw explained(error, this.#file);
    });
    if (done) throw damaged(this.#file, "its end is missing");
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value]);
  }
}

/** Where the line that ends the rows begins; what is given begins with a line. */
function findEnd(text: Buffer): number {
  if (text.subarray(0, 3).equals(Buffer.from("\\.\n"))) return 0;
  const at = text.indexOf("\n\\.\n");
  return at === -1 ? -1 : at + 1;
}
