import "server-only";
import { openFrontDoor } from "@/lib/people/entrance/door/front-door";
import { createConfiguredAdmin, tellSetupAddress } from "@/lib/people/people/setup/first-admin";
import { systemActor } from "@/lib/platform/access/actor";
import { followDatabaseClock } from "@/lib/platform/core/clock/clock-sync";
import { askDatabase, noteOwnership, waitForDatabase } from "@/lib/platform/core/database-wait";
import { env } from "@/lib/platform/core/env";
import { DomainError } from "@/lib/platform/core/errors";
import { hearsItself } from "@/lib/platform/realtime/echo";
import { loadDemo } from "@/lib/serve/demo/load-demo";
import { watchRequest } from "./access-log";
import { guardConnections } from "./connections";
import { startWorker } from "./start";
import { tellStart } from "./tell-start";

/**
 * What a web process does before it serves: stand at the door, know the time, have its first admin and demo data,
 * work its jobs. While the database is away it serves all the same, not ready, and does this when it is back.
 */
export async function startServer(): Promise<void> {
  openFrontDoor(watchRequest);
  guardConnections();
  try {
    tellStart("web");
    if ((await askDatabase()) === null) await beginWork();
    else void waitForDatabase().then(beginWork).catch(endProcess);
  } catch (error) {
    endProcess(error);
  }
}

async function beginWork(): Promise<void> {
  await followDatabaseClock();
  await noteOwnership();
  // Nobody waits for it: it says in the log when nothing is heard.
  void hearsItself();
  await createConfiguredAdmin();
  await tellSetupAddress();
  if (env().MUSTER_DEMO === "1") await fillEmptyWorkspace();
  if (env().MUSTER_WORKER === "on") await startWorker();
}

/** In one sentence: a process that cannot do its work would answer every request with an error. */
function endProcess(error: unknown): void {
  const fields = error instanceof DomainError ? Object.values(error.fields ?? {}) : [];
  const reason = error instanceof Error ? error.message : String(error);
  console.error(["Muster cannot start.", reason, ...fields].join(" "));
  process.exit(1);
}

/** Loads the demo data, unless there are incidents: a restart, or another process was first. */
async function fillEmptyWorkspace(): Promise<void> {
  await loadDemo.execute(systemActor("Demo data", "job"), {}).catch((error: unknown) => {
    if (!(error instanceof DomainError && error.code === "CONFLICT")) throw error;
  });
}
