import path from "node:path";
import { ROOT } from "./lib/paths.js";
import { checkMachine, generateClient, installPackages } from "./lib/prepare.js";
import { runToEnd } from "./lib/processes.js";
import { runScript, Stop, step } from "./lib/progress.js";

const HELP = `npm run check                 types, lint and format, house rules, rule tests; no database
npm run check -- --changed    the same with the rule tests of what is not committed yet
npm run check -- --no-tests   without rule tests: a few seconds`;

const bin = (file) => path.join(ROOT, "node_modules", file);
const CHECKS = [
  ["Types", [bin("typescript/bin/tsc"), "--noEmit"]],
  ["Lint and format", [bin("@biomejs/biome/bin/biome"), "ci", "--colors=off"]],
  ["House rules", ["scripts/house.js"]],
  ["Rule tests", [bin("vitest/vitest.mjs"), "run", "--project", "rules"]],
];

if (process.argv.includes("--help")) console.log(HELP);
else await runScript(check);

function chosenChecks([flag]) {
  if (flag === undefined) return CHECKS;
  if (flag === "--no-tests") return CHECKS.slice(0, -1);
  if (flag !== "--changed") throw new Stop(`${flag} is not known here.\n${HELP}`);
  return CHECKS.map(([title, args]) =>
    title === "Rule tests" ? [title, [...args, "--changed", "--passWithNoTests"]] : [title, args],
  );
}

async function check() {
  checkMachine();
  await installPackages();
  await generateClient();
  const checks = chosenChecks(process.argv.slice(2));
  let failed = 0;
  for (const [title, args] of checks) {
    const { code, output } = await step(title, () =>
      runToEnd(process.execPath, args, { quiet: true }),
    );
    if (code === 0) continue;
    failed += 1;
    console.log(`${output.trim()}\n${title} FAILED`);
  }
  console.log(`${checks.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
