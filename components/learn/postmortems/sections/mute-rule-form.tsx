"use client";
import { type FormEvent, useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { CONTROL, Field } from "@/components/ui/field";
import { muteRule } from "@/lib/learn/postmortems/actions";
import { RULES, type RuleId } from "@/lib/learn/postmortems/language/blameless-rules";

/** Asks why a rule does not fit this postmortem; the answer stays on record. */
export function MuteRuleForm(props: { incident: number; rule: RuleId; onCancel: () => void }) {
  const { incident, rule, onCancel } = props;
  const [reason, setReason] = useState("");
  const { run, pending, fields, message } = useAction(muteRule);
  function submit(event: FormEvent) {
    event.preventDefault();
    run({ incident, rule, reason });
  }
  return (
    <form onSubmit={submit} className="mt-2 flex flex-col gap-2">
      <Field
        label={`Why does “${RULES[rule].marks}” not fit this postmortem?`}
        hint="The rule is switched off in this document only, and can be switched on again."
        error={fields.reason ?? message ?? undefined}
      >
        {(wiring) => (
          <input
            {...wiring}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            className={CONTROL}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" size="sm" look="primary" pending={pending}>
          Switch off
        </Button>
        <Button size="sm" look="ghost" onClick={onCancel}>
          Keep it on
        </Button>
      </div>
    </form>
  );
}
