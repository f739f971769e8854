"use client";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { Time } from "@/components/ui/time/time";
import { revokeInvitation } from "@/lib/people/people/actions";
import type { Role } from "@/lib/platform/access/permissions";
import { InviteForm } from "./invite-form";
import { nameOfRole, type Person, PersonRow } from "./person-row";

type Props = {
  readonly people: readonly Person[];
  readonly invitations: readonly {
    readonly id: string;
    readonly email: string;
    readonly role: Role;
    readonly expiresAt: string;
  }[];
};

/** Everybody with an account and every open invitation; for admins. */
export function PeopleList({ people, invitations }: Props) {
  const revoke = useAction(revokeInvitation);
  return (
    <div className="flex flex-col gap-6">
      <InviteForm />
      <FormError message={revoke.message} />
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
                    · {nameOfRole(invitation.role)} · until{" "}
                    <Time at={invitation.expiresAt} withDay />
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
            <PersonRow key={person.id} person={person} people={people} />
          ))}
        </ul>
      </section>
    </div>
  );
}
