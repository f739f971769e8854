"use client";
import { type FormEvent, useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { acceptInvitation } from "@/lib/people/people/actions";
import { AccountFields } from "./account-fields";
import { openPage, signInWithPassword } from "./sign-in";

export function InviteForm({ token }: { token: string }) {
  const { run, pending, fields, message } = useAction(acceptInvitation);
  const [signInMessage, setSignInMessage] = useState<string | null>(null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = String(form.get("password"));
    run({ token, name: String(form.get("name")), password }, async ({ email }) => {
      const refusal = await signInWithPassword(email, password);
      setSignInMessage(refusal);
      if (refusal === null) openPage("/incidents");
    });
  }

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4">
      <h1 className="font-semibold text-2xl tracking-tight">Join Muster</h1>
      <p className="text-ink-soft">You are invited. Choose your name and a password.</p>
      <AccountFields fields={fields} />
      <FormError message={signInMessage ?? (Object.keys(fields).length > 0 ? null : message)} />
      <Button type="submit" look="primary" size="lg" pending={pending}>
        Create account
      </Button>
    </form>
  );
}
