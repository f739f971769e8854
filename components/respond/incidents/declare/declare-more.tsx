"use client";
import { useState } from "react";
import { CONTROL, Field } from "@/components/ui/field";
import { DateTimeInput } from "@/components/ui/time/date-time-input";
import type { FieldErrors } from "@/lib/platform/core/errors";
import { DeclareServices } from "./declare-services";

export type DeclareDetails = {
  readonly summary: string;
  readonly services: readonly string[];
  readonly impactStartedAt: string | null;
  readonly detectedAt: string | null;
  readonly drill: boolean;
  readonly restricted: boolean;
};

export const NO_DETAILS: DeclareDetails = {
  summary: "",
  services: [],
  impactStartedAt: null,
  detectedAt: null,
  drill: false,
  restricted: false,
};

/** The details as `incident.declare` takes them. */
export function toInput({
  summary,
  services,
  impactStartedAt,
  detectedAt,
  drill,
  restricted,
}: DeclareDetails) {
  return {
    summary,
    services: [...services],
    kind: drill ? ("DRILL" as const) : ("REAL" as const),
    restricted,
    ...(impactStartedAt && { impactStartedAt }),
    ...(detectedAt && { detectedAt }),
  };
}

/** What can be said at once and can just as well wait. */
export function DeclareMore(props: {
  details: DeclareDetails;
  onChange: (details: DeclareDetails) => void;
  fields: FieldErrors;
}) {
  const { details, onChange, fields } = props;
  // Only then are services looked up.
  const [isOpen, setOpen] = useState(false);
  const set = (change: Partial<DeclareDetails>) => onChange({ ...details, ...change });
  return (
    <details className="rounded-md border" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="rounded-md px-3 py-2 font-medium text-sm">More</summary>
      <div className="flex flex-col gap-4 border-t p-3">
        <Field label="Summary" error={fields.summary}>
          {(wiring) => (
            <textarea
              {...wiring}
              rows={3}
              value={details.summary}
              onChange={(event) => set({ summary: event.target.value })}
              className={CONTROL}
            />
          )}
        </Field>
        {isOpen ? (
          <DeclareServices
            chosen={details.services}
            onChange={(services) => set({ services })}
            error={fields.services}
          />
        ) : null}
        <DateTimeInput
          label="Impact started"
          value={details.impactStartedAt}
          onChange={(impactStartedAt) => set({ impactStartedAt })}
          error={fields.impactStartedAt}
        />
        <DateTimeInput
          label="Detected"
          hint="Now, unless you say otherwise."
          value={details.detectedAt}
          onChange={(detectedAt) => set({ detectedAt })}
          error={fields.detectedAt}
        />
        <Check
          label="This is a drill"
          hint="It never counts in figures."
          on={details.drill}
          onChange={(drill) => set({ drill })}
        />
        <Check
          label="Restricted"
          hint="Only people who take part, and admins, see that it exists."
          on={details.restricted}
          onChange={(restricted) => set({ restricted })}
        />
      </div>
    </details>
  );
}

function Check(props: {
  label: string;
  hint: string;
  on: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <label className="flex gap-2 text-sm">
      <input
        type="checkbox"
        checked={props.on}
        onChange={(event) => props.onChange(event.target.checked)}
        className="mt-0.5 size-4 accent-(--accent)"
      />
      <span>
        <span className="font-medium">{props.label}.</span>{" "}
        <span className="text-ink-soft">{props.hint}</span>
      </span>
    </label>
  );
}
