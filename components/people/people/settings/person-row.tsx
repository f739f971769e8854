"use client";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { changeRole, letInAgain } from "@/lib/people/people/actions";
import { ROLES, type Role } from "@/lib/platform/access/permissions";
import { EndAccessDialog } from "./end-access-dialog";
import { SendResetDialog } from "./send-reset-dialog";

export type Person = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly disabled: boolean;
};

/** One person, and what an admin can do about their account. */
export function PersonRow({ person, people }: { person: Person; people: readonly Person[] }) {
  const role = useAction(changeRole);
  const letIn = useAction(letInAgain);
  const [asking, setAsking] = useState<"end" | "reset" | null>(null);
  const { id: userId, name, email, disabled } = person;
  const close = () => setAsking(null);
  return (
    <li className="grid gap-2 px-4 py-2.5 sm:grid-cols-[minmax(0,1fr)_9rem_auto] sm:items-center">
      <div className="min-w-0">
        <p className={`break-words font-medium ${disabled ? "line-through" : ""}`}>{name}</p>
        <p className="truncate text-ink-faint text-sm">{email}</p>
        <FormError message={role.message ?? letIn.message} />
      </div>
      <select
        aria-label={`Role of ${name}`}
        value={person.role}
        onChange={(event) => role.run({ userId, role: event.target.value as Role })}
        className="h-8 rounded-sm border border-line-strong/60 bg-panel px-2 text-sm"
      >
        {ROLES.map((each) => (
          <option key={each} value={each}>
            {nameOfRole(each)}
          </option>
        ))}
      </select>
      <div className="flex flex-wrap gap-1 sm:min-w-[14.5rem] sm:justify-end">
        {disabled ? (
          <Button
            size="sm"
            look="ghost"
            pending={letIn.pending}
            onClick={() => letIn.run({ userId })}
          >
            Let in again<span className="sr-only"> {name}</span>
          </Button>
        ) : (
          <>
            <Button size="sm" look="ghost" onClick={() => setAsking("reset")}>
              New password<span className="sr-only"> for {name}</span>
            </Button>
            <Button size="sm" look="ghost" onClick={() => setAsking("end")}>
              End access<span className="sr-only"> of {name}</span>
            </Button>
          </>
        )}
      </div>
      {asking === "end" ? (
        <EndAccessDialog
          person={person}
          others={people.filter((each) => mayTakeOver(each) && each.id !== userId)}
          onClose={close}
        />
      ) : null}
      {asking === "reset" ? <SendResetDialog person={person} onClose={close} /> : null}
    </li>
  );
}

export function nameOfRole(role: Role): string {
  return role.charAt(0) + role.slice(1).toLowerCase();
}

/** Viewers can only read, so nothing can be handed to them. */
function mayTakeOver({ disabled, role }: Person): boolean {
  return !disabled && role !== "VIEWER";
}
