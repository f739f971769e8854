import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../lib/paths.js";
import { GROUPS } from "./table.js";

const FILE = path.join(ROOT, "docs/architecture.md");
const BETWEEN = /(?<=<!-- made by npm run house -- --draw -->\n\n)[\s\S]*?(?=\n\n<!-- end -->)/;

/** The groups and their modules as a table, lowest first, for docs/architecture.md. */
export function drawHouse() {
  const rows = GROUPS.map(({ name, about, modules }) => [
    name,
    modules.map((level) => level.join(", ")).join(" · "),
    about,
  ]);
  const head = ["Group", "Modules, lowest first", "Is about"];
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at].length)));
  const line = (cells, fill = " ") =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at], fill)).join(" | ")} |`;
  return [line(head), line(["", "", ""], "-"), ...rows.map((row) => line(row))].join("\n");
}

/** What docs/architecture.md shows now. */
export function readPicture() {
  return readFileSync(FILE, "utf8").match(BETWEEN)?.[0] ?? "";
}

/** Draws it anew. */
export function writePicture() {
  writeFileSync(FILE, readFileSync(FILE, "utf8").replace(BETWEEN, drawHouse()));
}
