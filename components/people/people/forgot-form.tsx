"use client";
import { type FormEvent, useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { askPasswordReset } from "@/lib/people/people/actions";

/** Asks for a mail with a link to a new password. What it answers does not tell whether there is an account. */
export function ForgotForm() {
  const { run, pending, fields, message } = useAction(askPasswordReset);
  const [askedFor, setAskedFor] = useState<string | null>(null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get("email"));
    run({ email }, () => setAskedFor(email.trim()));
  }

  return (
    <div className="flex flex-col gap-6">
      <div>
        <h1 className="font-semibold text-2xl tracking-tight">Choose a new password</h1>
        <p className="mt-2 text-ink-soft">
          You get a mail with a link that works once, for an hour.
        </p>
      </div>
      {askedFor === null ? (
        <form method="post" onSubmit={submit} className="flex flex-col gap-4">
          <Field label="E-mail" error={fields.email}>
            {(wiring) => (
              <input
                {...wiring}
                name="email"
                type="email"
                autoComplete="username"
                required
                className={CONTROL}
              />
            )}
          </Field>
          <FormError message={Object.keys(fields).length > 0 ? null : message} />
          <Button type="submit" look="primary" size="lg" pending={pending}>
            Send the link
          </Button>
        </form>
      ) : (
        <p role="status" className="rounded-md border border-good bg-good-ground p-3">
          If there is an account for <span className="break-all font-medium">{askedFor}</span>, a
          mail is on its way. If none comes within a few minutes, look among unwanted mail, or ask
          an admin.
        </p>
      )}
      <Link href="/sign-in" className="w-fit text-accent">
        Back to sign-in
      </Link>
    </div>
  );
}
