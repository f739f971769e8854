"use client";
import { type FormEvent, useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { invitePerson } from "@/lib/people/people/actions";
import { ROLES } from "@/lib/platform/access/permissions";
import { Secret } from "./secret";

/** Makes a one-time link to hand over. */
export function InviteForm() {
  const { run, pending, fields, message } = useAction(invitePerson);
  const [link, setLink] = useState<string | null>(null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const role = ROLES.find((each) => each === form.get("role")) ?? "RESPONDER";
    run({ email: String(form.get("email")), role }, (invitation) => setLink(invitation.link));
  }

  return (
    <div className="flex flex-col gap-3">
      <form
        onSubmit={submit}
        className="grid max-w-2xl gap-3 sm:grid-cols-[minmax(0,1fr)_12rem_auto] sm:items-end"
      >
        <Field label="Invite by e-mail address" error={fields.email}>
          {(wiring) => (
            <input {...wiring} name="email" type="email" className={CONTROL} autoComplete="off" />
          )}
        </Field>
        <Field label="As" error={fields.role}>
          {(wiring) => (
            <select {...wiring} name="role" defaultValue="RESPONDER" className={CONTROL}>
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {role.charAt(0) + role.slice(1).toLowerCase()}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Button type="submit" look="primary" pending={pending}>
          Invite
        </Button>
      </form>
      <FormError message={Object.keys(fields).length > 0 ? null : message} />
      {link ? (
        <Secret label="The invitation link, for one person and seven days" text={link} />
      ) : null}
    </div>
  );
}
