import { CONTROL, Field } from "@/components/ui/field";
import type { FieldErrors } from "@/lib/platform/core/errors";
import { PASSWORD_HINT } from "./password-hint";

/** Name, password and, for the first account, the address. */
export function AccountFields({
  fields,
  withEmail = false,
}: {
  fields: FieldErrors;
  withEmail?: boolean;
}) {
  return (
    <>
      <Field label="Your name" error={fields.name}>
        {(wiring) => (
          <input {...wiring} name="name" autoComplete="name" required className={CONTROL} />
        )}
      </Field>
      {withEmail ? (
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
      ) : null}
      <Field label="Password" hint={PASSWORD_HINT} error={fields.password}>
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
    </>
  );
}
