"use client";
import { Button } from "@/components/ui/button";
import { CONTROL, Field } from "@/components/ui/field";

/** Before the first account, where strangers could come first: asks for what the start printed. */
export function SetupTokenForm({ isWrong }: { isWrong: boolean }) {
  const error = "This is not the token that Muster printed. Copy it again from its output.";
  return (
    <form method="get" action="/welcome" className="flex flex-col gap-6">
      <div>
        <h1 className="font-semibold text-2xl tracking-tight">Welcome to Muster</h1>
        <p className="mt-2 text-ink-soft">
          Nobody has an account yet. So that no stranger creates the first one, open the address
          that Muster printed when it started, or paste the token from its end.
        </p>
      </div>
      <Field label="Token" error={isWrong ? error : undefined}>
        {(wiring) => (
          <input
            {...wiring}
            name="token"
            autoComplete="off"
            spellCheck={false}
            required
            className={CONTROL}
          />
        )}
      </Field>
      <Button type="submit" formMethod="get" look="primary" size="lg">
        Continue
      </Button>
    </form>
  );
}
