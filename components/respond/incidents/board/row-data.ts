import { nearestOf } from "@/components/respond/incidents/nearest-clock";
import { isOpen, startOf } from "@/lib/respond/incidents/rules";
import type { ClockView, IncidentView } from "@/lib/respond/incidents/view";

/** What a row shows: the page carries it once as text and once as this, so it is little. */
export type RowData = Pick<
  IncidentView,
  "number" | "ref" | "title" | "severity" | "status" | "kind" | "restricted"
> & {
  readonly services: string;
  /** The short names of those that are hit now. */
  readonly hit: readonly string[];
  readonly commander: string | null;
  /** The promise that needs eyes first; null when it is over. */
  readonly clock: ClockView | null;
  /** Since when it lasts; null when it is over. */
  readonly openSince: string | null;
  readonly declaredAt: string;
};

/** Made on the server. */
export function viewRow({ facts, roles, services, clocks, ...incident }: IncidentView): RowData {
  const { number, ref, title, severity, status, kind, restricted } = incident;
  const isNow = isOpen(status);
  return {
    ...{ number, ref, title, severity, status, kind, restricted },
    services: services.map(({ name }) => name).join(", "),
    hit: isNow && kind === "REAL" ? services.map(({ slug }) => slug) : [],
    commander: roles.find(({ role }) => role === "COMMANDER")?.user.name ?? null,
    clock: isNow ? nearestOf(clocks) : null,
    openSince: isNow ? startOf(facts) : null,
    declaredAt: facts.declaredAt,
  };
}
