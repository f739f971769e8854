import "server-only";
import { IncomingMessage, Server, ServerResponse } from "node:http";
import { systemActor } from "@/lib/access/actor";
import { PATH_HEADER, PEER_HEADER } from "@/lib/access/address";
import { followDatabaseClock } from "@/lib/core/clock-sync";
import { env } from "@/lib/core/env";
import { DomainError } from "@/lib/core/errors";
import { loadDemo } from "@/lib/demo/load-demo";
import { createConfiguredAdmin, tellSetupAddress } from "@/lib/people/first-admin";
import { watchRequest } from "./access-log";
import { guardConnections } from "./connections";
import { startWorker } from "./start";
import { tellStart } from "./tell-start";

/** What a web process does before it serves: know its peers and the time, have its first admin and demo data, work its jobs. */
export async function startServer(): Promise<void> {
  tellStart("web");
  stampRequests();
  guardConnections();
  await followDatabaseClock();
  await createConfiguredAdmin();
  await tellSetupAddress();
  if (env().MUSTER_DEMO === "1") await fillEmptyWorkspace();
  if (env().MUSTER_WORKER === "on") await startWorker();
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
