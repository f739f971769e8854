import { openApiDocument } from "@/lib/serve/api/openapi";

// Made once, by the build: it is a tenth of a second of work, and the same for everybody.
export const dynamic = "force-static";

/** The document says nothing of anybody's incidents, so it needs no token. */
export function GET(): Response {
  return Response.json(openApiDocument());
}
