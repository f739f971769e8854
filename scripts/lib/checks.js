import path from "node:path";
import { ROOT } from "./paths.js";

const bin = (file) => path.join(ROOT, "node_modules", file);

/** So many lines of one shape in two places are one thing, and want one place. */
const COPIES = [
  ...["lib", "components", "app", "scripts"],
  ...["--format", "typescript,tsx,javascript,jsx", "--min-lines", "12", "--min-tokens", "80"],
  ...["--ignore", "**/*.test.ts", "--reporters", "ai", "--exit-code", "1", "--fail-on-empty"],
];

/** What takes seconds: before each landing. Pairs of a title and what Node runs. */
export const QUICK_CHECKS = [
  ["Types", [bin("typescript/bin/tsc"), "--noEmit"]],
  ["Lint and format", [bin("@biomejs/biome/bin/biome"), "ci", "--colors=off"]],
  ["House rules", ["scripts/house.js"]],
];

/** The same with what goes over the whole tree: exports that nobody uses, and copies. */
export const CHECKS = [
  ...QUICK_CHECKS,
  ["Nothing dead", [bin("knip/bin/knip.js"), "--no-progress", "--no-config-hints"]],
  ["No copies", [bin("jscpd/run-jscpd.js"), ...COPIES]],
];
