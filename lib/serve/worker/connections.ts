import "server-only";
import { IncomingMessage, Server, ServerResponse } from "node:http";

/** Live pages get a beat every 20 seconds, and every other answer has ended long before. */
const MOST_SILENT_MS = 120_000;
/** How long who is being answered may take when the process is asked to stop; its killer waits for ten seconds. */
const LEAVE_WITHIN_MS = 5_000;

const guarded = new WeakSet<Server>();

/**
 * Lets go of connections of whoever neither reads nor hangs up: otherwise each would keep its answer in
 * memory for as long as they like, and a process that is asked to stop would wait for them.
 */
export function guardConnections(): void {
  const emit: (this: Server, event: string, ...args: unknown[]) => boolean = Server.prototype.emit;
  Server.prototype.emit = function guardedEmit(event: string, ...args: unknown[]) {
    if (event === "connection") guard(this);
    if (event === "request" && isQueuedStream(args)) return args[0].socket.destroy() !== null;
    return emit.call(this, event, ...args);
  };
}

function guard(server: Server): void {
  if (guarded.has(server)) return;
  guarded.add(server);
  server.timeout = MOST_SILENT_MS;
  process.once("SIGTERM", () => {
    setTimeout(() => server.closeAllConnections(), LEAVE_WITHIN_MS).unref();
  });
}

/**
 * A stream asked for on a connection that still answers something else would begin in a queue, and never
 * learn that the connection closed. Browsers and proxies do not do this.
 */
function isQueuedStream(args: unknown[]): args is [IncomingMessage] {
  const [request, response] = args;
  if (!(request instanceof IncomingMessage && response instanceof ServerResponse)) return false;
  return response.socket === null && request.url?.startsWith("/api/stream") === true;
}
