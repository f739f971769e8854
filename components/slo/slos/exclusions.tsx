"use client";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ReasonField } from "@/components/ui/form/fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { useDrafted } from "@/components/ui/form/use-drafted";
import { DateTimeInput } from "@/components/ui/time/date-time-input";
import { Time } from "@/components/ui/time/time";
import { excludeTime, removeExclusion } from "@/lib/slo/slos/actions";
import type { ExclusionView } from "@/lib/slo/slos/view";

type Props = {
  slo: { readonly number: number };
  exclusions: readonly ExclusionView[];
  disabledReason: string | null;
};

/** The time that does not count, with why and who; what was taken back stays visible. */
export function Exclusions({ slo, exclusions, disabledReason }: Props) {
  return (
    <section aria-labelledby="exclusions" className="text-sm">
      <div className="flex items-center justify-between gap-3">
        <h2 id="exclusions" className="font-medium">
          Exclusions
        </h2>
        <ExcludeButton slo={slo} disabledReason={disabledReason} />
      </div>
      {exclusions.length === 0 ? (
        <p className="mt-1 text-ink-soft">
          None. Agreed maintenance can be left out, with a reason.
        </p>
      ) : (
        <ul className="mt-1 flex flex-col gap-3">
          {exclusions.map((each) => (
            <Row key={each.id} slo={slo} exclusion={each} disabledReason={disabledReason} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Row(props: Pick<Props, "slo" | "disabledReason"> & { exclusion: ExclusionView }) {
  const { startsAt, endsAt, reason, by, removed } = props.exclusion;
  return (
    <li className="border-l-2 pl-3">
      <p className={removed ? "text-ink-faint line-through" : undefined}>
        <Time at={startsAt} withDay /> to <Time at={endsAt} withDay />
      </p>
      <p className="break-words">{reason}</p>
      <p className="text-ink-faint text-xs">Left out by {by.name}</p>
      {removed ? (
        <p className="mt-0.5 break-words text-ink-soft">
          <Badge>Counts again</Badge> {removed.reason} ({removed.by},{" "}
          <Time at={removed.at} withDay />)
        </p>
      ) : (
        <RemoveButton {...props} />
      )}
    </li>
  );
}

function ExcludeButton({ slo, disabledReason }: Pick<Props, "slo" | "disabledReason">) {
  const [open, setOpen] = useState(false);
  const form = useDrafted(useAction(excludeTime), `slo-exclude-${slo.number}`, {
    startsAt: null as string | null,
    endsAt: null as string | null,
    reason: "",
  });
  const { startsAt, endsAt, reason } = form.values;
  return (
    <>
      <Button size="sm" disabledReason={disabledReason} onClick={() => setOpen(true)}>
        Exclude a period
      </Button>
      <FormDialog
        open={open}
        onOpenChange={setOpen}
        title="Exclude a period"
        description="Neither its events nor its time count. It stays visible who left it out, and why."
        form={form}
        button="Exclude it"
        disabledReason={startsAt && endsAt ? null : "Give both the beginning and the end."}
        onSubmit={() =>
          startsAt &&
          endsAt &&
          form.run({ slo: slo.number, startsAt, endsAt, reason }, () => setOpen(false))
        }
      >
        <DateTimeInput
          label="From"
          value={startsAt}
          onChange={(value) => form.set({ startsAt: value })}
          error={form.fields.startsAt}
        />
        <DateTimeInput
          label="To"
          value={endsAt}
          onChange={(value) => form.set({ endsAt: value })}
          error={form.fields.endsAt}
        />
        <ReasonField form={form} placeholder="Planned move of the database, agreed with support" />
      </FormDialog>
    </>
  );
}

function RemoveButton(props: Parameters<typeof Row>[0]) {
  const { slo, exclusion, disabledReason } = props;
  const [open, setOpen] = useState(false);
  const form = useDrafted(useAction(removeExclusion), `slo-count-again-${exclusion.id}`, {
    reason: "",
  });
  return (
    <>
      <Button size="sm" look="ghost" disabledReason={disabledReason} onClick={() => setOpen(true)}>
        Let it count again
      </Button>
      <FormDialog
        open={open}
        onOpenChange={setOpen}
        title="Let this period count again"
        description="That it was left out, and why it counts again, stays visible."
        form={form}
        button="Let it count"
        onSubmit={() =>
          form.run({ slo: slo.number, exclusionId: exclusion.id, ...form.values }, () =>
            setOpen(false),
          )
        }
      >
        <ReasonField form={form} />
      </FormDialog>
    </>
  );
}
