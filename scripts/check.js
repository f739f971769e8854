import { CHECKS, QUICK_CHECKS } from "./lib/checks.js";
import { checkMachine, generateClient, installPackages } from "./lib/prepare.js";
import { runToEnd } from "./lib/processes.js";
import { runScript, Stop, step } from "./lib/progress.js";

const HELP = `npm run check                 types, lint and format, house rules, dead code, copies, rule tests
npm run check -- --changed    the same with the rule tests of what is not committed yet
npm run check -- --no-tests   types, lint and format, house rules: a few seconds`;

const RULE_TESTS = ["node_modules/vitest/vitest.mjs", "run", "--project", "rules"];

if (process.argv.includes("--help")) console.log(HELP);
else await runScript(check);

function chosenChecks([flag]) {
  if (flag === undefined) return [...CHECKS, ["Rule tests", RULE_TESTS]];
  if (flag === "--no-tests") return QUICK_CHECKS;
  if (flag !== "--changed") throw new Stop(`${flag} is not known here.\n${HELP}`);
  return [...CHECKS, ["Rule tests", [...RULE_TESTS, "--changed", "--passWithNoTests"]]];
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
