import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/** Asks for a line that is not shown while it is typed; from a pipe it takes the first line. */
export async function askHidden(question: string): Promise<string> {
  process.stderr.write(question);
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY });
  try {
    return await lines.question("");
  } finally {
    lines.close();
    process.stderr.write("\n");
  }
}
