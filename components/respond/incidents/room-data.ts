import type { RunbookSummary } from "@/lib/catalog/runbooks/queries";
import type { Felt } from "@/lib/find/standing/read-felt";
import type { Role } from "@/lib/platform/access/permissions";
import type { ChecklistView } from "@/lib/respond/checklist-items/checklist";
import type { IncidentView } from "@/lib/respond/incidents/view";
import type { TimelinePage } from "@/lib/respond/timeline/page";

/** Everything the room shows, as the server read it at `now`. */
export type RoomData = {
  readonly incident: IncidentView;
  /** The newest page. */
  readonly timeline: TimelinePage;
  readonly checklist: ChecklistView;
  readonly updates: readonly {
    readonly id: string;
    readonly message: string;
    readonly audience: string;
    readonly sentAt: string;
    readonly author: { readonly name: string } | null;
  }[];
  readonly deployments: readonly {
    readonly id: string;
    readonly version: string;
    readonly deployedAt: string;
    readonly outcome: string;
    readonly service: { readonly name: string };
    readonly linked: boolean;
  }[];
  /** Those of the affected services. */
  readonly runbooks: readonly RunbookSummary[];
  /** Where it may be felt, and what else is hit. */
  readonly felt: Felt;
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: Role;
  }[];
  /** Those of them who can be given work: who may see the incident. */
  readonly insiders: RoomData["people"];
  readonly services: readonly { readonly slug: string; readonly name: string }[];
  readonly role: Role;
  /** Who looks at it. */
  readonly me: { readonly id: string; readonly name: string };
  readonly now: string;
};
