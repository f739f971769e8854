"use client";
import type { FormEvent } from "react";
import { toast } from "sonner";
import { useAction } from "@/components/frame/use-action";
import { EndTokens } from "@/components/people/people/end-tokens";
import { PASSWORD_HINT } from "@/components/people/people/password-hint";
import { Button } from "@/components/ui/button";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { changePassword, renameAccount } from "@/lib/people/people/actions";

/** One's name and password. */
export function AccountForms({ user }: { user: { name: string; email: string; role: string } }) {
  return (
    <div className="flex max-w-md flex-col gap-10">
      <NameForm name={user.name} email={user.email} />
      <PasswordForm />
    </div>
  );
}

function NameForm({ name, email }: { name: string; email: string }) {
  const { run, pending, fields } = useAction(renameAccount);
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        run({ name: String(new FormData(event.currentTarget).get("name")) }, () =>
          toast.success("Saved"),
        );
      }}
    >
      <Field label="Name" error={fields.name}>
        {(wiring) => (
          <input
            {...wiring}
            name="name"
            defaultValue={name}
            autoComplete="name"
            className={CONTROL}
          />
        )}
      </Field>
      <p className="text-ink-soft text-sm">You sign in as {email}.</p>
      <Button type="submit" pending={pending} className="self-start">
        Save name
      </Button>
    </form>
  );
}

function PasswordForm() {
  const { run, pending, fields, message } = useAction(changePassword);
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        const target = event.currentTarget;
        const form = new FormData(target);
        const endTokens = form.get("endTokens") === "on";
        const input = {
          current: String(form.get("current")),
          password: String(form.get("password")),
          endTokens,
        };
        run(input, () => {
          target.reset();
          const ended = endTokens ? "other sessions and API tokens" : "other sessions";
          toast.success(`Password changed. Your ${ended} have ended.`);
        });
      }}
    >
      <h2 className="font-semibold text-lg">Change password</h2>
      <Field label="Current password" error={fields.current}>
        {(wiring) => (
          <input
            {...wiring}
            name="current"
            type="password"
            autoComplete="current-password"
            className={CONTROL}
          />
        )}
      </Field>
      <Field label="New password" hint={PASSWORD_HINT} error={fields.password}>
        {(wiring) => (
          <input
            {...wiring}
            name="password"
            type="password"
            autoComplete="new-password"
            className={CONTROL}
          />
        )}
      </Field>
      <EndTokens />
      <FormError message={Object.keys(fields).length > 0 ? null : message} />
      <Button type="submit" pending={pending} className="self-start">
        Change password
      </Button>
    </form>
  );
}
