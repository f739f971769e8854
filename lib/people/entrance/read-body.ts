import "server-only";
import { DomainError } from "@/lib/platform/core/errors";
import { UnreadableRequest } from "./problem";

/** 1 MiB (docs/api.md). */
export const BODY_LIMIT_BYTES = 1_048_576;

/**
 * Reads a JSON object. An empty body is an empty object, since some commands need nothing but their address.
 * @throws UnreadableRequest TOO_LARGE, UNSUPPORTED or MALFORMED.
 * @throws DomainError INVALID for JSON that is no object.
 */
export async function readBody(request: Request): Promise<Record<string, unknown>> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return {};
  refuseOtherTypes(request.headers.get("content-type"));
  const body = parseJson(bytes);
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new DomainError("INVALID", "The body has to be a JSON object.");
  }
  return { ...body };
}

/**
 * Stops reading at the limit, so that nobody fills the memory; a stated length is believed only if it is too much.
 * @throws UnreadableRequest TOO_LARGE, or MALFORMED for a body that breaks off
 */
export async function readBytes(request: Request, limit = BODY_LIMIT_BYTES): Promise<Buffer> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge();
  if (!request.body) return Buffer.alloc(0);
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await readNext(reader);
    if (done) return Buffer.concat(chunks);
    length += value.byteLength;
    if (length > limit) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(value);
  }
}

async function readNext(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch {
    throw new UnreadableRequest("MALFORMED", "The body ended before it was complete.");
  }
}

function tooLarge(): UnreadableRequest {
  return new UnreadableRequest("TOO_LARGE", "The body is larger than 1 MiB: send less at once.");
}

function refuseOtherTypes(contentType: string | null): void {
  const [type = ""] = (contentType ?? "").split(";");
  if (/^\s*application\/(json|[\w.-]+\+json)\s*$/i.test(type)) return;
  throw new UnreadableRequest(
    "UNSUPPORTED",
    "Send JSON, with the header Content-Type: application/json.",
  );
}

/** @throws UnreadableRequest MALFORMED */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new UnreadableRequest("MALFORMED", "The body is not valid JSON in UTF-8.");
  }
}
