"use client";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { Time } from "@/components/ui/time";
import { ROLES, type Role } from "@/lib/access/permissions";
import { changeRole, revokeInvitation, setDisabled } from "@/lib/people/actions";
import { InviteForm } from "./invite-form";

type Props = {
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
    readonly disabled: boolean;
  }[];
  readonly invitations: readonly {
    readonly id: string;
    readonly email: string;
    readonly role: Role;
    readonly expiresAt: string;
  }[];
};

/** Everybody with an account and every open invitation; for admins. */
export function PeopleList({ people, invitations }: Props) {
  const role = useAction(changeRole);
  const disable = useAction(setDisabled);
  const revoke = useAction(revokeInvitation);
  return (
    <div className="flex flex-col gap-6">
      <InviteForm />
      <FormError message={role.message ?? disable.message ?? revoke.message} />
      {invitations.length > 0 ? (
        <section>
          <h2 className="mb-2 font-medium text-ink-soft text-sm">Invited</h2>
          <ul className="divide-y rounded-md border bg-panel">
            {invitations.map((invitation) => (
              <li
                key={invitation.id}
                className="flex flex-wrap items-center justify-between gap-3 px-4 py-2.5"
              >
                <p className="min-w-0 truncate">
                  {invitation.email}{" "}
                  <span className="text-ink-faint text-sm">
                    · {nameOf(invitation.role)} · until <Time at={invitation.expiresAt} withDay />
                  </span>
                </p>
                <Button
                  size="sm"
                  pending={revoke.pending}
                  onClick={() => revoke.run({ invitationId: invitation.id })}
                >
                  Take back
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h2 className="mb-2 font-medium text-ink-soft text-sm">People</h2>
        <ul className="divide-y rounded-md border bg-panel">
          {people.map((person) => (
            <li
              key={person.id}
              className="grid gap-2 px-4 py-2.5 sm:grid-cols-[minmax(0,1fr)_9rem_7rem] sm:items-center"
            >
              <div className="min-w-0">
                <p className={`font-medium ${person.disabled ? "line-through" : ""}`}>
                  {person.name}
                </p>
                <p className="truncate text-ink-faint text-sm">{person.email}</p>
              </div>
              <select
                aria-label={`Role of ${person.name}`}
                value={person.role}
                onChange={(event) =>
                  role.run({ userId: person.id, role: event.target.value as Role })
                }
                className="h-8 rounded-sm border border-line-strong/60 bg-panel px-2 text-sm"
              >
                {ROLES.map((each) => (
                  <option key={each} value={each}>
                    {nameOf(each)}
                  </option>
                ))}
              </select>
              <Button
                size="sm"
                look="ghost"
                pending={disable.pending}
                onClick={() => disable.run({ userId: person.id, disabled: !person.disabled })}
              >
                {person.disabled ? "Let in again" : "End access"}
                <span className="sr-only"> of {person.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function nameOf(role: Role): string {
  return role.charAt(0) + role.slice(1).toLowerCase();
}
