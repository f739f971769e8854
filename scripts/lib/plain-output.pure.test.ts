import { execFileSync } from "node:child_process";
import path from "node:path";
import { expect, it } from "vitest";

const PRELOAD = path.resolve(import.meta.dirname, "plain-output.js");

it("makes a record of every line, drops the banner and leaves records as they are", () => {
  const program = `
    console.log("▲ Next.js 16.4.6");
    console.log("- Local:         http://localhost:3000");
    console.log('{"level":30,"msg":"ours"}');
    console.log("two\\nlines");
    process.stdout.write("no end");
    process.stdout.write(" of line");
    console.error("a warning");`;
  const run = ["--import", PRELOAD, "-e", program];
  const output = execFileSync(process.execPath, run, { encoding: "utf8", stdio: "pipe" });
  const records = output
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(records.map(({ msg }) => msg)).toEqual(["ours", "two", "lines", "no end of line"]);
});
