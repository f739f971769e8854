"use client";
import { type FormEvent, useState } from "react";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { EmptyState } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import type { Role } from "@/lib/access/permissions";
import { createToken, revokeToken } from "@/lib/people/actions";
import { Secret } from "./secret";

type Token = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly prefix: string;
  readonly lastUsedAt: string | null;
};

/** Tokens for scripts and pipelines. The secret is shown once, right after making it. */
export function TokenList({ tokens, roles }: { tokens: readonly Token[]; roles: readonly Role[] }) {
  const create = useAction(createToken);
  const revoke = useAction(revokeToken);
  const [secret, setSecret] = useState<string | null>(null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const role = roles.find((each) => each === form.get("role")) ?? "VIEWER";
    create.run({ name: String(form.get("name")), role }, (made) => setSecret(made.secret));
  }

  return (
    <div className="flex flex-col gap-6">
      <form
        onSubmit={submit}
        className="grid max-w-2xl gap-3 sm:grid-cols-[minmax(0,1fr)_12rem_auto] sm:items-end"
      >
        <Field label="Name" error={create.fields.name}>
          {(wiring) => (
            <input
              {...wiring}
              name="name"
              placeholder="Deploy pipeline"
              className={CONTROL}
              autoComplete="off"
            />
          )}
        </Field>
        <Field label="Role" error={create.fields.role}>
          {(wiring) => (
            <select {...wiring} name="role" defaultValue={roles.at(-1)} className={CONTROL}>
              {roles.map((role) => (
                <option key={role} value={role}>
                  {role.charAt(0) + role.slice(1).toLowerCase()}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Button type="submit" look="primary" pending={create.pending}>
          Make token
        </Button>
      </form>
      <FormError message={Object.keys(create.fields).length > 0 ? null : create.message} />
      {secret ? <Secret label="Your new token" text={secret} /> : null}
      {tokens.length === 0 ? (
        <EmptyState title="No tokens">
          A token lets a script act as you, with your role or a lower one.
        </EmptyState>
      ) : (
        <ul className="divide-y rounded-md border bg-panel">
          {tokens.map(({ id, name, role, prefix, lastUsedAt }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
              <div>
                <p className="font-medium">{name}</p>
                <p className="text-ink-faint text-sm">
                  <code>{prefix}…</code> · {role.toLowerCase()} ·{" "}
                  {lastUsedAt ? (
                    <>
                      last used <Time at={lastUsedAt} withDay />
                    </>
                  ) : (
                    "never used"
                  )}
                </p>
              </div>
              <Button
                size="sm"
                look="danger"
                pending={revoke.pending}
                onClick={() => revoke.run({ tokenId: id })}
              >
                Revoke<span className="sr-only"> {name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
