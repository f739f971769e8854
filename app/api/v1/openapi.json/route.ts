import { openApiDocument } from "@/lib/api/openapi";

export const dynamic = "force-dynamic";

/** The document says nothing of anybody's incidents, so it needs no token. */
export function GET(): Response {
  return Response.json(openApiDocument());
}
