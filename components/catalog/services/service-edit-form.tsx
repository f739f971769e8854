"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { FieldError, FormError } from "@/components/ui/field";
import { editService } from "@/lib/catalog/services/actions";
import type { ServiceView } from "@/lib/catalog/services/view";
import { LinkFields } from "./link-fields";
import { readServiceFields, ServiceFields } from "./service-fields";
import { ServicePicker } from "./service-picker";

type Named = { readonly slug: string; readonly name: string };

/** Changes a service: what it is, whose it is, what it needs, where else it is looked at. */
export function ServiceEditForm(props: {
  service: ServiceView;
  teams: readonly Named[];
  services: readonly Named[];
}) {
  const { teams } = props;
  // What the fields were filled from; the page behind goes on changing.
  const [base] = useState(props.service);
  const [dependsOn, setDependsOn] = useState<readonly string[]>(base.dependsOn);
  const [links, setLinks] = useState(base.links);
  const router = useRouter();
  const { run, pending, fields, message, failure } = useAction(editService);
  const version = overtakenBy(failure) ?? base.version;
  const here = `/services/${base.slug}`;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const written = readServiceFields(new FormData(event.currentTarget));
    run({ service: base.slug, version, ...written, dependsOn: [...dependsOn], links }, () =>
      router.push(here),
    );
  }

  return (
    <form
      className="flex max-w-[80ch] flex-col gap-5 px-4 pt-5 pb-10 md:px-8"
      onSubmit={submit}
      noValidate
    >
      <ServiceFields service={base} teams={teams} fields={fields} />
      <div>
        <ServicePicker
          label="Depends on"
          hint="What it does not work without."
          services={props.services.filter(({ slug }) => slug !== base.slug)}
          chosen={dependsOn}
          onChange={setDependsOn}
        />
        <FieldError id="depends-on-error" message={fields.dependsOn} />
      </div>
      <LinkFields links={base.links} onChange={setLinks} fields={fields} />
      <FormError message={Object.keys(fields).length > 0 ? null : message} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" pending={pending}>
          {version === base.version ? "Save" : "Save mine over it"}
        </Button>
        <ButtonLink look="ghost" href={here}>
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}

/** The version that somebody else saved meanwhile. */
function overtakenBy(failure: { readonly current?: unknown } | null): number | null {
  const current = failure?.current;
  if (typeof current !== "object" || current === null || !("version" in current)) return null;
  return typeof current.version === "number" ? current.version : null;
}
