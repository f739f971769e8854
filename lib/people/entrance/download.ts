import "server-only";
import type { z } from "zod";
import type { Query } from "@/lib/platform/command/query";
import { DomainError } from "@/lib/platform/core/errors";
import { currentActor } from "./page";

type Params = { params: Promise<{ number: string }> };

/** What a query answers with and what the file is: `{ mediaType: "application/pdf", extension: "pdf" }`. */
type FileKind = { readonly mediaType: string; readonly extension: string };

/** A file for the signed-in person, from a query over one incident; what they may not see is 404. */
export function fileRoute<S extends z.ZodType, R extends string | Uint8Array<ArrayBuffer>>(
  query: Query<S, R>,
  { mediaType, extension }: FileKind,
) {
  return async (request: Request, { params }: Params): Promise<Response> => {
    const { number } = await params;
    const asked = Object.fromEntries(new URL(request.url).searchParams);
    try {
      const file = await query.execute(await currentActor(), {
        ...asked,
        incident: Number(number),
      });
      return new Response(file, {
        headers: {
          "Content-Type": mediaType,
          "Content-Disposition": `attachment; filename="INC-${Number(number)}-postmortem.${extension}"`,
        },
      });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return refuse(error);
    }
  };
}

function refuse({ code, message, fields, retryAfterSeconds }: DomainError): Response {
  // A number that is none is an address that does not exist.
  const status = fields?.incident === undefined ? STATUS[code] : 404;
  const headers = new Headers({ "Cache-Control": "no-store" });
  if (retryAfterSeconds !== undefined) headers.set("Retry-After", String(retryAfterSeconds));
  return new Response(message, { status, headers });
}

const STATUS = {
  UNAUTHORIZED: 401,
  FORBIDDEN: 404,
  NOT_FOUND: 404,
  INVALID: 422,
  CONFLICT: 409,
  LIMIT: 429,
} as const;
