"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { createPostmortem } from "@/lib/learn/postmortems/actions";
import { resolveIncident } from "@/lib/respond/incidents/actions";
import type { RoomData } from "./room-data";
import { useIncidentAction } from "./use-incident-action";

/** Shows what is still open and lets the commander go on; offers the draft where the policy asks for one. */
export function ResolveDialog(
  props: RoomData & { open: boolean; onOpenChange: (open: boolean) => void },
) {
  const { incident, checklist, open, onOpenChange } = props;
  const router = useRouter();
  const resolve = useIncidentAction(resolveIncident);
  const draft = useAction(createPostmortem);
  const [note, setNote] = useState("");
  const [wantsDraft, setWantsDraft] = useState(incident.postmortemRequired);
  const stillOpen = checklist
    .filter(({ phase }) => phase !== "FOLLOW_UP")
    .flatMap(({ items }) => items)
    .filter(({ state, key }) => state === "OPEN" && key !== "all-clear");

  function submit() {
    const input = { incident: incident.number, version: incident.version, ...(note && { note }) };
    resolve.run(input, () => {
      toast.success("Resolved");
      onOpenChange(false);
      if (!wantsDraft) return;
      draft.run({ incident: incident.number }, () =>
        router.push(`/incidents/${incident.number}/postmortem`),
      );
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Resolve the incident"
      description="The fix is verified and users are fine."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {stillOpen.length > 0 ? (
          <div className="rounded-md bg-sunken p-3 text-sm">
            <p className="font-medium">Still open on the checklist. You can go on.</p>
            <ul className="mt-1 list-disc pl-5 text-ink-soft">
              {stillOpen.map(({ id, text }) => (
                <li key={id}>{text}</li>
              ))}
            </ul>
          </div>
        ) : null}
        <Field
          label="Note"
          hint="How you know it is fixed. Goes on the timeline."
          error={resolve.fields.note}
        >
          {(wiring) => (
            <textarea
              {...wiring}
              rows={2}
              value={note}
              onChange={(event) => setNote(event.target.value)}
              className={CONTROL}
            />
          )}
        </Field>
        <label className="flex gap-2 text-sm">
          <input
            type="checkbox"
            checked={wantsDraft}
            onChange={(event) => setWantsDraft(event.target.checked)}
            className="mt-0.5 size-4 accent-(--accent)"
          />
          <span>
            <span className="font-medium">Draft the postmortem now.</span>{" "}
            <span className="text-ink-soft">
              {incident.postmortemRequired
                ? `Required for ${incident.severity}.`
                : `Optional for ${incident.severity}.`}
            </span>
          </span>
        </label>
        <FormError message={resolve.message} />
        <Button type="submit" look="primary" size="lg" pending={resolve.pending || draft.pending}>
          Resolve
        </Button>
      </form>
    </Dialog>
  );
}
