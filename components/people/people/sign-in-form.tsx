"use client";
import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { explainSignInError, openPage, signInWithPassword } from "./sign-in";

export function SignInForm(props: { provider: string | null; error: string | null; next: string }) {
  const [pending, setPending] = useState(false);
  const [message, setMessage] = useState(props.error ? explainSignInError(props.error) : null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setPending(true);
    const refusal = await signInWithPassword(
      String(form.get("email")),
      String(form.get("password")),
    );
    setMessage(refusal);
    if (refusal === null) openPage(props.next);
    else setPending(false);
  }

  return (
    <div className="flex flex-col gap-6">
      <h1 className="font-semibold text-2xl tracking-tight">Sign in</h1>
      <form method="post" onSubmit={submit} className="flex flex-col gap-4">
        <Field label="E-mail">
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
        <Field label="Password">
          {(wiring) => (
            <input
              {...wiring}
              name="password"
              type="password"
              autoComplete="current-password"
              required
              className={CONTROL}
            />
          )}
        </Field>
        <Link href="/forgot" className="-mt-1 w-fit text-accent text-sm">
          Forgot password?
        </Link>
        <FormError message={message} />
        <Button type="submit" look="primary" size="lg" pending={pending}>
          Sign in
        </Button>
      </form>
      {props.provider ? (
        <Button size="lg" onClick={() => signIn("oidc", { callbackUrl: props.next })}>
          Continue with {props.provider}
        </Button>
      ) : null}
    </div>
  );
}
