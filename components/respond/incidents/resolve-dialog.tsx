"use client";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { useAction } from "@/components/frame/use-action";
import { CheckField, LongTextField } from "@/components/ui/form/fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { useDrafted } from "@/components/ui/form/use-drafted";
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
  const form = useDrafted(useIncidentAction(resolveIncident), `resolve-${incident.number}`, {
    note: "",
    wantsDraft: incident.postmortemRequired,
  });
  const draft = useAction(createPostmortem);
  const stillOpen = checklist
    .filter(({ phase }) => phase !== "FOLLOW_UP")
    .flatMap(({ items }) => items)
    .filter(({ state, key }) => state === "OPEN" && key !== "all-clear");

  function submit() {
    const { note, wantsDraft } = form.values;
    const input = { incident: incident.number, version: incident.version, ...(note && { note }) };
    form.run(input, () => {
      toast.success("Resolved");
      onOpenChange(false);
      if (!wantsDraft) return;
      draft.run({ incident: incident.number }, () =>
        router.push(`/incidents/${incident.number}/postmortem`),
      );
    });
  }

  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Resolve the incident"
      description="The fix is verified and users are fine."
      form={{ ...form, pending: form.pending || draft.pending }}
      onSubmit={submit}
      button="Resolve"
      size="lg"
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
      <LongTextField
        form={form}
        name="note"
        rows={2}
        label="Note"
        hint="How you know it is fixed. Goes on the timeline."
      />
      <CheckField form={form} name="wantsDraft">
        <span className="font-medium">Draft the postmortem now.</span>{" "}
        <span className="text-ink-soft">
          {incident.postmortemRequired
            ? `Required for ${incident.severity}.`
            : `Optional for ${incident.severity}.`}
        </span>
      </CheckField>
    </FormDialog>
  );
}
