import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { machineTimeMs } from "@/lib/platform/core/clock/clock";
import { env } from "@/lib/platform/core/env";
import { log } from "@/lib/platform/core/log";

/** Answers that never end by themselves: how long they took says nothing. */
const ENDLESS = /^\/api\/stream(\?|$)/;

/**
 * Watches one request: one that takes long is a line of the log, and with MUSTER_ACCESS_LOG=on each is. The
 * query is left out, since people search for what is nobody's business.
 */
export function watchRequest(request: IncomingMessage, response: ServerResponse): void {
  const begun = machineTimeMs();
  const { MUSTER_ACCESS_LOG: access, MUSTER_SLOW_REQUEST_MS: slowMs } = env();
  response.once("close", () => {
    const durationMs = machineTimeMs() - begun;
    const isSlow = durationMs >= slowMs && !ENDLESS.test(request.url ?? "");
    if (!isSlow && access === "off") return;
    const line = {
      method: request.method,
      path: (request.url ?? "/").split("?", 1)[0]?.slice(0, 300),
      status: response.statusCode,
      durationMs,
      address: request.socket.remoteAddress ?? null,
      requestId: response.getHeader("x-request-id") ?? null,
      // The client hung up before it had everything.
      ...(!response.writableFinished && { unfinished: true }),
    };
    if (isSlow) log.warn(line, "A request took long");
    else log.info(line, "Request");
  });
}
