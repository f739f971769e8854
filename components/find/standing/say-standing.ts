import type { Neighbours } from "@/lib/find/standing/read-neighbours";
import type { ServiceStanding } from "@/lib/find/standing/read-service";

/** How a service is and what speaks against a deployment, in two sentences. */
export function sayStanding(
  {
    name,
    archivedAt,
    openIncidents,
  }: Pick<ServiceStanding, "name" | "archivedAt" | "openIncidents">,
  { dependsOn }: Neighbours,
): string {
  if (archivedAt) return `${name} is archived: it is offered nowhere, and all that names it stays.`;
  const [worst, ...more] = openIncidents;
  if (worst) {
    const others = more.length === 0 ? "" : ` and ${more.length} more`;
    return `${name} is hit by ${worst.ref} (${worst.severity})${others}. See to that before you deploy.`;
  }
  const hit = dependsOn.filter(({ worstSeverity }) => worstSeverity !== null);
  const names = hit.map((each) => `${each.name} (${each.worstSeverity})`).join(", ");
  return hit.length > 0
    ? `Nothing is open on ${name} itself, but on what it needs: ${names}.`
    : `Nothing is open on ${name}, nor on anything it is known to need.`;
}
