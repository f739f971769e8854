"use client";
import { type FormEvent, useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { resetPassword } from "@/lib/people/people/actions";
import { EndTokens } from "./end-tokens";
import { PASSWORD_HINT } from "./password-hint";
import { openPage, signInWithPassword } from "./sign-in";

/** A new password by a link; then one is signed in. */
export function ResetForm({ token }: { token: string }) {
  const { run, pending, fields, message } = useAction(resetPassword);
  const [signInMessage, setSignInMessage] = useState<string | null>(null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = String(form.get("password"));
    const endTokens = form.get("endTokens") === "on";
    run({ token, password, endTokens }, async ({ email }) => {
      const refusal = await signInWithPassword(email, password);
      setSignInMessage(refusal);
      if (refusal === null) openPage("/incidents");
    });
  }

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4">
      <h1 className="font-semibold text-2xl tracking-tight">Choose a new password</h1>
      <p className="text-ink-soft">Wherever you are signed in now, that session ends.</p>
      <Field label="New password" hint={PASSWORD_HINT} error={fields.password}>
        {(wiring) => (
          <input
            {...wiring}
            name="password"
            type="password"
            autoComplete="new-password"
            required
            className={CONTROL}
          />
        )}
      </Field>
      <EndTokens />
      <FormError message={signInMessage ?? (fields.password ? null : message)} />
      <Button type="submit" look="primary" size="lg" pending={pending}>
        Change password
      </Button>
      <Link href="/forgot" className="w-fit text-accent">
        Ask for a new link
      </Link>
    </form>
  );
}
