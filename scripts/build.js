import { buildApp } from "./lib/prepare.js";
import { runScript } from "./lib/progress.js";

const HELP = `npm run build    makes the production build in .next/standalone, unless the sources did not change`;

if (process.argv.includes("--help")) console.log(HELP);
else await runScript(buildApp);
