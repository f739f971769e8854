"use client";
import { type FormEvent, useState } from "react";
import { ServiceChecks } from "@/components/catalog/services/service-checks";
import { useIncidentAction } from "@/components/respond/incidents/use-incident-action";
import { Button } from "@/components/ui/button";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { editIncident } from "@/lib/respond/incidents/actions";
import type { IncidentView } from "@/lib/respond/incidents/view";

export function DetailsForm(props: {
  incident: IncidentView;
  services: readonly { slug: string; name: string }[];
  onDone: () => void;
}) {
  const { incident, services, onDone } = props;
  const { run, pending, fields, message, failure } = useIncidentAction(editIncident);
  // What the fields were filled from; the page behind goes on changing.
  const [basedOn] = useState(incident.version);
  const touched = new Set(incident.services.map(({ slug }) => slug));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    run(
      {
        incident: incident.number,
        version: failure?.code === "CONFLICT" ? incident.version : basedOn,
        title: String(form.get("title")),
        summary: String(form.get("summary")),
        channelUrl: String(form.get("channelUrl")) || null,
        services: form.getAll("services").map(String),
        restricted: form.get("restricted") !== null,
        noRecentChanges: form.get("noRecentChanges") !== null,
      },
      onDone,
    );
  }

  return (
    <form className="flex flex-col gap-4" onSubmit={submit}>
      <Field label="Title" error={fields.title}>
        {(wiring) => (
          <input {...wiring} name="title" defaultValue={incident.title} className={CONTROL} />
        )}
      </Field>
      <Field label="Summary" error={fields.summary}>
        {(wiring) => (
          <textarea
            {...wiring}
            name="summary"
            rows={3}
            defaultValue={incident.summary}
            className={CONTROL}
          />
        )}
      </Field>
      <Field
        label="Channel"
        hint="Where people talk: a chat room or a call."
        error={fields.channelUrl}
      >
        {(wiring) => (
          <input
            {...wiring}
            name="channelUrl"
            type="url"
            defaultValue={incident.channelUrl ?? ""}
            placeholder="https://"
            className={CONTROL}
          />
        )}
      </Field>
      <ServiceChecks services={services} chosen={touched} />
      <label className="flex items-center gap-2 text-sm">
        <input
          type="checkbox"
          name="noRecentChanges"
          defaultChecked={incident.noRecentChangesAt !== null}
          className="size-4 accent-(--accent)"
        />
        We looked for recent changes and found none
      </label>
      <div>
        <label className="flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            name="restricted"
            defaultChecked={incident.restricted}
            className="size-4 accent-(--accent)"
          />
          Restricted to people who take part
        </label>
        <p className="mt-1 pl-6 text-ink-soft text-xs">
          Whoever has a role or work in it keeps finding it. To let somebody else in, give them a
          role.
        </p>
      </div>
      <FormError message={Object.keys(fields).length > 0 ? null : message} />
      <Button type="submit" look="primary" pending={pending}>
        Save
      </Button>
    </form>
  );
}
