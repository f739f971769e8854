"use client";
import { type FormEvent, useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { createFirstAdmin } from "@/lib/people/people/actions";
import { loadDemo } from "@/lib/serve/demo/actions";
import { AccountFields } from "./account-fields";
import { openPage, signInWithPassword } from "./sign-in";

/** First start: the first admin, and what to start with. */
export function WelcomeForm({ setupToken }: { setupToken?: string | undefined }) {
  const { run, pending, fields, message } = useAction(createFirstAdmin);
  const [signInMessage, setSignInMessage] = useState<string | null>(null);
  const [finishing, setFinishing] = useState(false);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name, email, password] = ["name", "email", "password"].map((field) =>
      String(form.get(field)),
    );
    const account = { name: name ?? "", email: email ?? "", password: password ?? "" };
    run({ ...account, setupToken }, async () => {
      setFinishing(true);
      const refusal = await signInWithPassword(email ?? "", password ?? "");
      if (refusal === null && form.get("start") === "demo") await loadDemo({});
      setSignInMessage(refusal);
      if (refusal === null) openPage("/incidents");
      else setFinishing(false);
    });
  }

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-6">
      <div>
        <h1 className="font-semibold text-2xl tracking-tight">Welcome to Muster</h1>
        <p className="mt-2 text-ink-soft">
          Create the first account. It is an admin and can invite everybody else.
        </p>
      </div>
      <div className="flex flex-col gap-4">
        <AccountFields fields={fields} withEmail />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium text-sm">Start with</legend>
          <Choice
            value="clean"
            title="A clean workspace"
            text="Nothing but your account."
            defaultChecked
          />
          <Choice
            value="demo"
            title="Demo data"
            text="Two well-known incidents, a few months of history and one incident running now."
          />
        </fieldset>
        <FormError message={signInMessage ?? (Object.keys(fields).length > 0 ? null : message)} />
        <Button type="submit" look="primary" size="lg" pending={pending || finishing}>
          Create account
        </Button>
      </div>
    </form>
  );
}

function Choice(props: { value: string; title: string; text: string; defaultChecked?: boolean }) {
  return (
    <label className="flex gap-3 rounded-md border border-line-strong/60 bg-panel p-3 has-checked:border-accent has-checked:bg-accent-ground">
      <input
        type="radio"
        name="start"
        value={props.value}
        defaultChecked={props.defaultChecked}
        className="mt-1 accent-(--accent)"
      />
      <span>
        <span className="block font-medium">{props.title}</span>
        <span className="block text-ink-soft text-sm">{props.text}</span>
      </span>
    </label>
  );
}
