import { declareIncident } from "@/lib/respond/incidents/declare";
import { acknowledgeIncident } from "@/lib/respond/incidents/steps/acknowledge";
import { mitigateIncident } from "@/lib/respond/incidents/steps/mitigate";
import { resolveIncident } from "@/lib/respond/incidents/steps/resolve";
import { signIn } from "./people";

const T0 = new Date("2026-05-01T10:00:00Z");

/** So many minutes after the story's beginning, as a call's clock. */
export function at(minutes: number) {
  return { now: new Date(T0.getTime() + minutes * 60_000) };
}

/** An incident of a new responder, brought as far as asked: declared at 0, acknowledged at 5 … */
export async function makeIncident(
  reached: "DECLARED" | "ACKNOWLEDGED" | "RESOLVED" = "DECLARED",
  given: { title?: string; severity?: "SEV1" | "SEV2" | "SEV3" | "SEV4" } = {},
) {
  const ada = await signIn("RESPONDER", "Ada");
  const input = { title: "Checkout fails", severity: "SEV2" as const, ...given };
  const { number: incident } = await declareIncident.execute(ada, input, at(0));
  if (reached !== "DECLARED") await acknowledgeIncident.execute(ada, { incident }, at(5));
  if (reached === "RESOLVED") {
    await mitigateIncident.execute(ada, { incident }, at(30));
    await resolveIncident.execute(ada, { incident }, at(60));
  }
  return { ada, incident };
}
