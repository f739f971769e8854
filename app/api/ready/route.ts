import { readiness } from "@/lib/core/readiness";

export const dynamic = "force-dynamic";

/** Whether requests can be served: the database answers and every migration is applied. */
export async function GET(): Promise<Response> {
  const state = await readiness();
  return Response.json(state, { status: state.status === "ready" ? 200 : 503 });
}
