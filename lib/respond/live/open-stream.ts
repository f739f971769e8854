import "server-only";
import { randomUUID } from "node:crypto";
import { currentActor } from "@/lib/people/entrance/page";
import { problemResponse } from "@/lib/people/entrance/problem";
import { requirePermission } from "@/lib/platform/access/actor";
import { DomainError } from "@/lib/platform/core/errors";
import { openLine } from "./line";

const HEADERS = {
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": "no-store, no-transform",
  // When the stream ends, so does its connection: a process that stops need not wait for it.
  Connection: "close",
  // Some proxies hold answers back until they are complete; this one never is.
  "X-Accel-Buffering": "no",
};

/** Server-sent events for the signed-in person's pages; see docs/decisions/live.md. */
export async function openStream(request: Request): Promise<Response> {
  try {
    const actor = await currentActor();
    requirePermission(actor, "incident.read");
    if (actor.kind !== "user") throw new DomainError("UNAUTHORIZED", "Sign in to go on.");
    // Only the head is asked for: nobody would ever read, or end, what a line says.
    const body = request.method === "HEAD" ? null : openLine(actor, request.signal);
    return new Response(body as BodyInit | null, { headers: HEADERS });
  } catch (error) {
    return problemResponse(error, randomUUID(), "live.stream");
  }
}
