"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { createService } from "@/lib/catalog/services/actions";
import { readServiceFields, ServiceFields } from "./service-fields";

/** Adds a service, and goes to its page for the rest: links, and what it depends on. */
export function ServiceForm(props: {
  disabledReason: string | null;
  teams: readonly { readonly slug: string; readonly name: string }[];
}) {
  const { disabledReason, teams } = props;
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { run, pending, fields, message } = useAction(createService);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const input = { slug: String(form.get("slug") ?? ""), ...readServiceFields(form) };
    run(input, ({ slug }) => router.push(`/services/${slug}`));
  }

  return (
    <>
      <Button disabledReason={disabledReason} onClick={() => setOpen(true)}>
        Add service
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="Add a service">
        <form className="flex flex-col gap-4" onSubmit={submit}>
          <Field
            label="Short name"
            hint="Small letters, digits and hyphens. It stays."
            error={fields.slug}
          >
            {(wiring) => <input {...wiring} name="slug" className={CONTROL} autoComplete="off" />}
          </Field>
          <ServiceFields service={null} teams={teams} fields={fields} />
          <FormError message={Object.keys(fields).length > 0 ? null : message} />
          <Button type="submit" look="primary" pending={pending}>
            Add service
          </Button>
        </form>
      </Dialog>
    </>
  );
}
