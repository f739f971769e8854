"use client";
import { type FormEvent, useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { EmptyState } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time/time";
import { createToken, revokeToken } from "@/lib/people/people/actions";
import { TOKEN_DAYS } from "@/lib/people/people/schemas";
import type { Role } from "@/lib/platform/access/permissions";
import { Secret } from "./secret";

type Token = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly prefix: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
};

/** Tokens for scripts and pipelines. The secret is shown once, right after making it. */
export function TokenList({ tokens, roles }: { tokens: readonly Token[]; roles: readonly Role[] }) {
  const create = useAction(createToken);
  const [secret, setSecret] = useState<string | null>(null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const role = roles.find((each) => each === form.get("role")) ?? "VIEWER";
    const days = TOKEN_DAYS.find((each) => String(each) === form.get("days")) ?? 365;
    create.run({ name: String(form.get("name")), role, days }, (made) => setSecret(made.secret));
  }

  return (
    <div className="flex flex-col gap-6">
      <form
        onSubmit={submit}
        className="grid max-w-3xl gap-3 sm:grid-cols-[minmax(0,1fr)_9rem_9rem_auto] sm:items-end"
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
        <Field label="Holds for" error={create.fields.days}>
          {(wiring) => (
            <select {...wiring} name="days" defaultValue={365} className={CONTROL}>
              {TOKEN_DAYS.map((days) => (
                <option key={days} value={days}>
                  {days === 365 ? "1 year" : `${days} days`}
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
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </ul>
      )}
    </div>
  );
}

function TokenRow({ token }: { token: Token }) {
  const revoke = useAction(revokeToken);
  const [asking, setAsking] = useState(false);
  const { name, role, prefix, expiresAt, lastUsedAt } = token;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
      <div className="min-w-0">
        <p className="break-words font-medium">{name}</p>
        <p className="text-ink-faint text-sm">
          <code>{prefix}…</code> · {role.toLowerCase()} · ends <Time at={expiresAt} withDay /> ·{" "}
          {lastUsedAt ? (
            <>
              last used <Time at={lastUsedAt} withDay />
            </>
          ) : (
            "never used"
          )}
        </p>
      </div>
      <Button size="sm" look="danger" onClick={() => setAsking(true)}>
        Revoke<span className="sr-only"> {name}</span>
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={`Revoke ${name}?`}
        doIt="Revoke the token"
        pending={revoke.pending}
        message={revoke.message}
        onConfirm={() => revoke.run({ tokenId: token.id })}
      >
        Whatever uses it stops working at once
        {lastUsedAt ? "." : "; it was never used."} It cannot be brought back.
      </Confirm>
    </li>
  );
}
