import "server-only";
import { IncomingMessage, Server, ServerResponse } from "node:http";
import { systemActor } from "@/lib/access/actor";
import { PATH_HEADER, PEER_HEADER } from "@/lib/access/address";
import { followDatabaseClock } from "@/lib/core/clock-sync";
import { askDatabase, noteOwnership, waitForDatabase } from "@/lib/core/database-wait";
import { env } from "@/lib/core/env";
import { DomainError } from "@/lib/core/errors";
import { loadDemo } from "@/lib/demo/load-demo";
import { createConfiguredAdmin, tellSetupAddress } from "@/lib/people/first-admin";
import { watchRequest } from "./access-log";
import { guardConnections } from "./connections";
import { startWorker } from "./start";
import { tellStart } from "./tell-start";

/**
 * What a web process does before it serves: know its peers and the time, have its first admin and demo data,
 * work its jobs. While the database is away it serves all the same, not ready, and does this when it is back.
 */
export async function startServer(): Promise<void> {
  stampRequests();
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

/**
 * Writes the connection's address and the path asked for on every request before anything reads it. Next
 * hides both from pages, and without this a client could choose the address that sign-in limits count by.
 */
function stampRequests(): void {
  const emit: (this: Server, event: string, ...args: unknown[]) => boolean = Server.prototype.emit;
  Server.prototype.emit = function stamped(event: string, ...args: unknown[]) {
    const [request, response] = args;
    if (event === "request" && request instanceof IncomingMessage) {
      if (response instanceof ServerResponse) watchRequest(request, response);
      request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "unknown";
      request.headers[PATH_HEADER] = request.url ?? "/";
    }
    return emit.call(this, event, ...args);
  };
}
