"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { ServiceChecks } from "@/components/catalog/services/service-checks";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { useDraft } from "@/components/ui/draft";
import { CONTROL, Field, FieldError, FormError } from "@/components/ui/field";
import { createRunbook, editRunbook } from "@/lib/catalog/runbooks/actions";
import type { RunbookView } from "@/lib/catalog/runbooks/view";
import { BodyField } from "./body-field";
import { OvertakenBy, readOvertaking } from "./overtaken-by";

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
  const key = `runbook-${base?.number ?? "new"}`;
  const title = useDraft(`${key}-title`, base?.title);
  const body = useDraft(`${key}-body`, base?.body);
  const create = useAction(createRunbook);
  const edit = useAction(editRunbook);
  const { pending, fields, message } = base ? edit : create;
  const newer = readOvertaking(edit.failure);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const written = {
      title: title.text,
      body: body.text,
      ownerId: String(form.get("ownerId")) || null,
      team: String(form.get("team")) || null,
      services: form.getAll("services").map(String),
    };
    const done = ({ number }: { number: number }) => {
      title.clear();
      body.clear();
      router.push(`/runbooks/${number}`);
    };
    if (!base) return create.run(written, done);
    const version = newer?.version ?? base.version;
    const reviewed = form.get("reviewed") !== null;
    edit.run({ runbook: base.number, version, ...written, reviewed }, done);
  }

  return (
    <form className="flex max-w-[80ch] flex-col gap-5 px-4 pb-10 md:px-8" onSubmit={submit}>
      <Field
        label="Title"
        hint="What one does with it: “Drain a database replica”."
        error={fields.title}
      >
        {(wiring) => (
          <input
            {...wiring}
            value={title.text}
            onChange={(event) => title.write(event.target.value)}
            className={CONTROL}
            autoComplete="off"
          />
        )}
      </Field>
      <BodyField draft={body} error={fields.body} />
      <ServiceChecks
        services={services}
        chosen={new Set(base ? base.services.map(({ slug }) => slug) : forServices)}
      />
      <FieldError id="services-error" message={fields.services} />
      <Field label="Owner" hint="Who keeps it right." error={fields.ownerId}>
        {(wiring) => (
          <select
            {...wiring}
            name="ownerId"
            defaultValue={base?.owner?.id ?? ""}
            className={CONTROL}
          >
            <option value="">Nobody</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Team" hint="Whose it is; its leads may change it." error={fields.team}>
        {(wiring) => (
          <select {...wiring} name="team" defaultValue={base?.team?.slug ?? ""} className={CONTROL}>
            <option value="">That of its services</option>
            {teams.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {base ? (
        <label className="flex items-center gap-2 text-sm">
          <input type="checkbox" name="reviewed" className="size-4 accent-(--accent)" />I read all
          of it, and it is right
        </label>
      ) : null}
      <OvertakenBy newer={newer} />
      <FormError message={Object.keys(fields).length > 0 ? null : message} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" pending={pending}>
          {newer ? "Save mine as the next revision" : "Save"}
        </Button>
        <ButtonLink look="ghost" href={base ? `/runbooks/${base.number}` : "/runbooks"}>
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}
