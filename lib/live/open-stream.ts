import "server-only";
import { randomUUID } from "node:crypto";
import { requirePermission } from "@/lib/access/actor";
import { DomainError } from "@/lib/core/errors";
import { currentActor } from "@/lib/entrance/page";
import { problemResponse } from "@/lib/entrance/problem";
import { subscribe } from "./hub";
import type { LiveEvent } from "./subscriber";

const BEAT_MS = 20_000;
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
    const { readable, writable } = new TransformStream<string, string>();
    const writer = writable.getWriter();
    const write = (text: string) => void writer.write(text).catch(() => undefined);
    const close = () => {
      leave();
      clearInterval(beat);
      void writer.close().catch(() => undefined);
    };
    const beat = setInterval(() => write(": beat\n\n"), BEAT_MS);
    write("retry: 2000\n\n");
    const leave = subscribe({ actor, close, send: (event) => write(encode(event)) });
    request.signal.addEventListener("abort", close);
    return new Response(readable.pipeThrough(new TextEncoderStream()), { headers: HEADERS });
  } catch (error) {
    return problemResponse(error, randomUUID(), "live.stream");
  }
}

function encode({ type, ...rest }: LiveEvent): string {
  return `event: ${type}\ndata: ${JSON.stringify(rest)}\n\n`;
}
