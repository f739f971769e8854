"use client";
import type { RoomData } from "@/components/respond/incidents/room-data";
import { explainPermission, mayRole } from "@/lib/platform/access/permissions";
import type { ChecklistView } from "@/lib/respond/checklist-items/checklist";
import { ChecklistItem } from "./checklist-item";

/** The phases with their items; facts tick what they can prove, people tick the rest. */
export function Checklist({ incident, checklist, deployments, role }: RoomData) {
  const reason = mayRole(role, "checklist.write") ? null : explainPermission("checklist.write");
  const isFrozen = incident.status === "CANCELLED";
  return (
    <div className="flex flex-col gap-6">
      {checklist.map((phase) => (
        <section key={phase.phase} aria-labelledby={`phase-${phase.phase}`}>
          <h2
            id={`phase-${phase.phase}`}
            className="flex items-baseline gap-2 border-b pb-1.5 font-medium text-sm"
          >
            {phase.name}
            <span className="font-normal text-ink-faint text-xs">{phase.window}</span>
            <span className="tabular ml-auto font-normal text-ink-faint text-xs">
              {progress(phase)}
            </span>
          </h2>
          <ul className="mt-1">
            {phase.items.map((item) => (
              <ChecklistItem
                key={item.id}
                incident={incident.number}
                item={item}
                deployments={deployments.filter(({ linked }) => linked)}
                disabledReason={isFrozen ? "The incident is cancelled." : reason}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function progress({ items }: ChecklistView[number]): string {
  return `${items.filter(({ state }) => state !== "OPEN").length} of ${items.length}`;
}
