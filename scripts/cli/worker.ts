import { followDatabaseClock } from "@/lib/platform/core/clock/clock-sync";
import { waitForDatabase } from "@/lib/platform/core/database-wait";
import { log } from "@/lib/platform/core/log";
import { hearsItself } from "@/lib/platform/realtime/echo";
import { startWorker } from "@/lib/serve/worker/start";
import { tellStart } from "@/lib/serve/worker/tell-start";
import { runCommandLine } from "../lib/command-line";

const HELP = `npm run worker    works Muster's background jobs until it is stopped

Run as many as you like beside web servers with MUSTER_WORKER=off. On SIGINT or SIGTERM it takes no
new job, finishes those it has and ends.`;

await runCommandLine(HELP, async () => {
  tellStart("worker");
  await waitForDatabase();
  await followDatabaseClock();
  void hearsItself();
  const runner = await startWorker();
  log.info("The worker runs");
  const stopped = await Promise.race([askedToStop(), runner.promise.then(() => false)]);
  if (stopped) await runner.stop();
  log.info("The worker ended");
  return stopped;
});

function askedToStop(): Promise<true> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => resolve(true));
  });
}
