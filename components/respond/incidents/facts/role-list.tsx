"use client";
import { HandOverButton } from "@/components/respond/handovers/hand-over-button";
import type { RoomData } from "@/components/respond/incidents/room-data";
import { useIncidentAction } from "@/components/respond/incidents/use-incident-action";
import { assignRole, relinquishRole } from "@/lib/respond/incidents/actions";
import { INCIDENT_ROLES } from "@/lib/respond/incidents/schemas";
import { FactGroup } from "./fact-row";
import { ROLE_NAMES } from "./role-names";

/** Who does what. Choosing a person assigns at once; experts may be several. */
export function RoleList(props: RoomData & { disabledReason: string | null }) {
  const assign = useIncidentAction(assignRole);
  const relinquish = useIncidentAction(relinquishRole);
  const { incident, people, disabledReason } = props;
  const failure = assign.message ?? relinquish.message;
  const target = { incident: incident.number };
  return (
    <FactGroup title="Roles" action={<HandOverButton {...props} />}>
      {INCIDENT_ROLES.map((role) => {
        const holders = incident.roles.filter((assignment) => assignment.role === role);
        const holder = role === "SUBJECT_EXPERT" ? undefined : holders[0];
        return (
          <div
            key={role}
            className="grid grid-cols-[7.5rem_minmax(0,1fr)] items-center gap-2 py-1 text-sm"
          >
            <span className="text-ink-soft">{ROLE_NAMES[role]}</span>
            <div>
              {role === "SUBJECT_EXPERT"
                ? holders.map(({ user }) => <p key={user.id}>{user.name}</p>)
                : null}
              {disabledReason ? (
                <span className="block text-right">
                  {holder?.user.name ?? (holders.length > 0 ? "" : "—")}
                </span>
              ) : (
                <select
                  aria-label={ROLE_NAMES[role]}
                  value={holder?.user.id ?? ""}
                  onChange={(event) =>
                    event.target.value
                      ? assign.run({ ...target, role, userId: event.target.value })
                      : relinquish.run({ ...target, role })
                  }
                  className="h-8 w-full rounded-sm border border-line-strong/60 bg-panel px-2 text-sm"
                >
                  <option value="">{role === "SUBJECT_EXPERT" ? "Add a person" : "Nobody"}</option>
                  {withHolder(people, holder?.user).map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
            </div>
          </div>
        );
      })}
      {failure ? (
        <p role="alert" className="text-sev1 text-sm">
          {failure}
        </p>
      ) : null}
    </FactGroup>
  );
}

/** The list is cut at fifty people; who holds the role is always in it. */
function withHolder(
  people: readonly { id: string; name: string }[],
  holder: { id: string; name: string } | undefined,
) {
  return holder && !people.some(({ id }) => id === holder.id) ? [holder, ...people] : people;
}
