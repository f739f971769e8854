import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { readOpenSlo } from "@/lib/slo/exchange/read-openslo";
import { runCommandLine } from "../lib/command-line";

const HELP = `npm run slo -- check FILE...    reads files of SLOs as an import would, and says what is wrong

A file is OpenSLO v1 or Sloth's prometheus/v1, any number of documents. Problems stand with their line, as
FILE:LINE: error or warning: what it is. The exit code is 1 when an import would be refused.

No database is asked: whether a service or a data source is there, an import says.`;

await runCommandLine(HELP, async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [command, ...files] = positionals;
  if (command !== "check" || files.length === 0) throw new Error(`Say what to check.\n\n${HELP}`);
  const sound = [];
  for (const file of files) sound.push(await checkFile(file));
  return sound.every(Boolean);
});

/** Prints what is to be said of a file. @returns whether an import would take it */
async function checkFile(file: string): Promise<boolean> {
  const text = await readFile(path.resolve(file), "utf8").catch(() => null);
  if (text === null) {
    console.error(`${file}: error: There is no such file, or it cannot be read.`);
    return false;
  }
  const { slos, problems } = readOpenSlo(text, "prometheus");
  for (const { line, message, stops } of problems) {
    console.error(`${file}:${line}: ${stops ? "error" : "warning"}: ${message}`);
  }
  if (problems.some(({ stops }) => stops)) return false;
  const count = slos.length === 1 ? "1 SLO" : `${slos.length} SLOs`;
  console.log(`${file}: ${count}, ready to be imported`);
  return true;
}
