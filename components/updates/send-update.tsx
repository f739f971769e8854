"use client";
import { useState } from "react";
import { tellWriting, tellWritten } from "@/components/presence/tell";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { DateTimeInput } from "@/components/ui/date-time-input";
import { Dialog } from "@/components/ui/dialog";
import { useDraft } from "@/components/ui/draft";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { useShortcut } from "@/components/ui/shortcut";
import type { IncidentView } from "@/lib/incidents/view";
import { sendUpdate } from "@/lib/updates/actions";

/** An update to stakeholders; `U` opens it. */
export function SendUpdate({
  incident,
  disabledReason,
}: {
  incident: IncidentView;
  disabledReason: string | null;
}) {
  const [open, setOpen] = useState(false);
  useShortcut({ key: "U", label: "Send an update", run: () => setOpen(true), disabledReason });
  return (
    <>
      <Button
        size="sm"
        look="ghost"
        disabledReason={disabledReason}
        onClick={() => setOpen(true)}
        shortcut="U"
      >
        Send update
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Send an update"
        description="For stakeholders: what users see, what is being done, when they hear more."
      >
        <UpdateForm incident={incident.number} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function UpdateForm({ incident, onDone }: { incident: number; onDone: () => void }) {
  const { run, pending, fields, message } = useAction(sendUpdate);
  const draft = useDraft(`update-${incident}`);
  const [audience, setAudience] = useState<"INTERNAL" | "PUBLIC">("INTERNAL");
  const [nextUpdateAt, setNextUpdateAt] = useState<string | null>(null);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        run(
          { incident, message: draft.text, audience, ...(nextUpdateAt && { nextUpdateAt }) },
          () => {
            draft.clear();
            onDone();
          },
        );
      }}
    >
      <Field label="Message" error={fields.message}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={4}
            value={draft.text}
            onChange={(event) => {
              draft.write(event.target.value);
              tellWriting(incident, "update");
            }}
            onBlur={() => tellWritten(incident, "update")}
            className={CONTROL}
          />
        )}
      </Field>
      <Field label="Audience" error={fields.audience}>
        {(wiring) => (
          <select
            {...wiring}
            value={audience}
            onChange={(event) =>
              setAudience(event.target.value === "PUBLIC" ? "PUBLIC" : "INTERNAL")
            }
            className={CONTROL}
          >
            <option value="INTERNAL">Internal</option>
            <option value="PUBLIC">Public</option>
          </select>
        )}
      </Field>
      <DateTimeInput
        label="Next update"
        hint="By the policy, unless you say otherwise."
        value={nextUpdateAt}
        onChange={setNextUpdateAt}
        error={fields.nextUpdateAt}
      />
      <FormError message={Object.keys(fields).length > 0 ? null : message} />
      <Button type="submit" look="primary" pending={pending}>
        Send update
      </Button>
    </form>
  );
}
