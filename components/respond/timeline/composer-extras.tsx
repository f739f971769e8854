"use client";
import { CONTROL, Field } from "@/components/ui/field";
import { DateTimeInput } from "@/components/ui/time/date-time-input";
import type { FieldErrors } from "@/lib/platform/core/errors";

export type Extras = {
  readonly occurredAt: string | null;
  readonly evidenceUrl: string;
  readonly keyMoment: boolean;
};
export const NO_EXTRAS: Extras = { occurredAt: null, evidenceUrl: "", keyMoment: false };

/** What an entry can carry beside its text, folded away. */
export function ComposerExtras(props: {
  extras: Extras;
  onChange: (extras: Extras) => void;
  fields: FieldErrors;
}) {
  const { extras, onChange, fields } = props;
  const set = (change: Partial<Extras>) => onChange({ ...extras, ...change });
  return (
    <details className="dock-more border-t">
      <summary className="px-3 py-1.5 text-ink-soft text-sm">Time, evidence, key moment</summary>
      <div className="grid gap-3 px-3 pb-3 sm:grid-cols-2">
        <DateTimeInput
          label="When"
          hint="Now, unless you say otherwise."
          value={extras.occurredAt}
          onChange={(occurredAt) => set({ occurredAt })}
          error={fields.occurredAt}
        />
        <Field label="Evidence" hint="A graph, log query or commit." error={fields.evidenceUrl}>
          {(wiring) => (
            <input
              {...wiring}
              type="url"
              value={extras.evidenceUrl}
              onChange={(event) => set({ evidenceUrl: event.target.value })}
              placeholder="https://"
              className={CONTROL}
            />
          )}
        </Field>
        <label className="flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={extras.keyMoment}
            onChange={(event) => set({ keyMoment: event.target.checked })}
            className="size-4 accent-(--accent)"
          />
          Key moment: goes into the postmortem
        </label>
      </div>
    </details>
  );
}
