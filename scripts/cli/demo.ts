import { systemActor } from "@/lib/platform/access/actor";
import { loadDemo } from "@/lib/serve/demo/load-demo";
import { runCommandLine } from "../lib/command-line";

const HELP = `npm run demo    fills an empty workspace with demo data: real and made-up past incidents and one running now

Refused when there are incidents already.`;

await runCommandLine(HELP, async () => {
  const { incidents } = await loadDemo.execute(systemActor("Demo data", "command-line"), {});
  console.log(`Loaded ${incidents} incidents.`);
  return true;
});
