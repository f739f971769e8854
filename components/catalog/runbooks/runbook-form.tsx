"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { ServiceChecks } from "@/components/catalog/services/service-checks";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { FieldError, FormError } from "@/components/ui/field";
import { CheckField, SelectField, TextField } from "@/components/ui/form/fields";
import { Restored } from "@/components/ui/form/form";
import { useDrafted } from "@/components/ui/form/use-drafted";
import { createRunbook, editRunbook } from "@/lib/catalog/runbooks/actions";
import type { RunbookView } from "@/lib/catalog/runbooks/view";
import { BodyField } from "./body-field";
import { OvertakenBy, readOvertaking } from "./overtaken-by";

type Written = {
  title: string;
  body: string;
  ownerId: string | null;
  team: string | null;
  services: string[];
};
type Props = {
  /** Null writes a new one. */
  runbook: RunbookView | null;
  /** Services that a new one is for. */
  forServices: readonly string[];
  people: readonly { readonly id: string; readonly name: string }[];
  services: readonly Named[];
  teams: readonly Named[];
};
type Named = { readonly slug: string; readonly name: string };

/** Writes a runbook or another revision of it; what is typed is kept in this browser until it is saved. */
export function RunbookForm({ runbook, forServices, people, services, teams }: Props) {
  const router = useRouter();
  // What the fields were filled from; the page behind goes on changing.
  const [base] = useState(runbook);
  const create = useAction(createRunbook);
  const edit = useAction(editRunbook);
  const newer = readOvertaking(edit.failure);
  const form = useDrafted(
    { ...(base ? edit : create), run: save },
    `runbook-${base?.number ?? "new"}`,
    {
      title: base?.title ?? "",
      body: base?.body ?? "",
      ownerId: base?.owner?.id ?? "",
      team: base?.team?.slug ?? "",
      services: base ? base.services.map(({ slug }) => slug) : forServices,
      reviewed: false,
    },
  );

  function save(written: Written, onDone?: (saved: { number: number }) => void) {
    if (!base) return create.run(written, onDone);
    const version = newer?.version ?? base.version;
    edit.run({ runbook: base.number, version, ...written, reviewed: form.values.reviewed }, onDone);
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { title, body, ownerId, team, services: chosen } = form.values;
    form.run(
      { title, body, ownerId: ownerId || null, team: team || null, services: [...chosen] },
      ({ number }) => router.push(`/runbooks/${number}`),
    );
  }

  const { fields, values } = form;
  return (
    <form className="flex max-w-[80ch] flex-col gap-5 px-4 pb-10 md:px-8" onSubmit={submit}>
      {form.isRestored ? <Restored onStartOver={form.startOver} /> : null}
      <TextField
        form={form}
        name="title"
        label="Title"
        hint="What one does with it: “Drain a database replica”."
      />
      <BodyField
        key={form.round}
        text={values.body}
        isRestored={form.isRestored}
        onWrite={(body) => form.set({ body })}
        error={fields.body}
      />
      <ServiceChecks
        services={services}
        named={base?.services ?? []}
        chosen={values.services}
        onChange={(chosen) => form.set({ services: chosen })}
      />
      <FieldError id="services-error" message={fields.services} />
      <SelectField
        form={form}
        name="ownerId"
        label="Owner"
        hint="Who keeps it right."
        choices={[["", "Nobody"], ...people.map(({ id, name }) => [id, name] as const)]}
      />
      <SelectField
        form={form}
        name="team"
        label="Team"
        hint="Whose it is; its leads may change it."
        choices={toChoices("That of its services", teams)}
      />
      {base ? (
        <CheckField form={form} name="reviewed">
          I read all of it, and it is right
        </CheckField>
      ) : null}
      <OvertakenBy newer={newer} />
      <FormError message={Object.keys(fields).length > 0 ? null : form.message} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" pending={form.pending}>
          {newer ? "Save mine as the next revision" : "Save"}
        </Button>
        <ButtonLink look="ghost" href={base ? `/runbooks/${base.number}` : "/runbooks"}>
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}

function toChoices(none: string, all: readonly Named[]) {
  return [["", none], ...all.map(({ slug, name }) => [slug, name] as const)] as const;
}
