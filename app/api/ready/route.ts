import { isAdminAsking } from "@/lib/people/entrance/probe";
import { readiness } from "@/lib/platform/realtime/readiness";

export const dynamic = "force-dynamic";

/** Whether requests can be served: by database, migrations and live notices. Why not, is for admins. */
export async function GET(request: Request): Promise<Response> {
  const state = await readiness();
  const body = (await isAdminAsking(request)) ? state : { status: state.status };
  return Response.json(body, { status: state.status === "ready" ? 200 : 503 });
}
