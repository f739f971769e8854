"use client";
import { useState } from "react";
import { ServiceChecks } from "@/components/catalog/services/service-checks";
import { useIncidentAction } from "@/components/respond/incidents/use-incident-action";
import { CheckField, LongTextField, TextField } from "@/components/ui/form/fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { useDrafted } from "@/components/ui/form/use-drafted";
import { editIncident } from "@/lib/respond/incidents/actions";
import type { IncidentView } from "@/lib/respond/incidents/view";

/** What an incident is called, what it is about, and who may see it. */
export function DetailsDialog(props: {
  incident: IncidentView;
  services: readonly { slug: string; name: string }[];
  onClose: () => void;
}) {
  const { incident, services, onClose } = props;
  const key = `details-${incident.number}`;
  const form = useDrafted(useIncidentAction(editIncident), key, detailsOf(incident));
  // What the fields were filled from; the page behind goes on changing.
  const [basedOn] = useState(incident.version);

  function submit() {
    const { channelUrl, ...details } = form.values;
    const version = form.failure?.code === "CONFLICT" ? incident.version : basedOn;
    const input = { incident: incident.number, version, ...details };
    form.run({ ...input, channelUrl: channelUrl || null }, onClose);
  }

  return (
    <FormDialog
      open
      onOpenChange={onClose}
      title="Edit details"
      form={form}
      onSubmit={submit}
      button="Save"
    >
      <TextField form={form} name="title" label="Title" />
      <LongTextField form={form} name="summary" label="Summary" rows={3} />
      <TextField
        form={form}
        name="channelUrl"
        label="Channel"
        hint="Where people talk: a chat room or a call."
        type="url"
        placeholder="https://"
      />
      <ServiceChecks
        services={services}
        named={incident.services}
        chosen={form.values.services}
        onChange={(chosen) => form.set({ services: chosen })}
      />
      <CheckField form={form} name="noRecentChanges">
        We looked for recent changes and found none
      </CheckField>
      <div>
        <CheckField form={form} name="restricted">
          Restricted to people who take part
        </CheckField>
        <p className="mt-1 pl-6 text-ink-soft text-xs">
          Whoever has a role or work in it keeps finding it. To let somebody else in, give them a
          role.
        </p>
      </div>
    </FormDialog>
  );
}

function detailsOf(incident: IncidentView) {
  return {
    title: incident.title,
    summary: incident.summary,
    channelUrl: incident.channelUrl ?? "",
    services: incident.services.map(({ slug }) => slug),
    restricted: incident.restricted,
    noRecentChanges: incident.noRecentChangesAt !== null,
  };
}
