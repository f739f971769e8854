"use client";
import { type FormEvent, useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { createService } from "@/lib/catalog/services/actions";

export function ServiceForm({ disabledReason }: { disabledReason: string | null }) {
  const [open, setOpen] = useState(false);
  const { run, pending, fields, message } = useAction(createService);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    const input = {
      slug: text("slug"),
      name: text("name"),
      tier: Number(text("tier")),
      description: text("description"),
    };
    run(input, () => setOpen(false));
  }

  return (
    <>
      <Button disabledReason={disabledReason} onClick={() => setOpen(true)}>
        Add service
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="Add a service">
        <form className="flex flex-col gap-4" onSubmit={submit}>
          <Field label="Name" error={fields.name}>
            {(wiring) => <input {...wiring} name="name" className={CONTROL} autoComplete="off" />}
          </Field>
          <Field
            label="Short name"
            hint="Small letters, digits and hyphens. It stays."
            error={fields.slug}
          >
            {(wiring) => <input {...wiring} name="slug" className={CONTROL} autoComplete="off" />}
          </Field>
          <Field label="Tier" error={fields.tier}>
            {(wiring) => (
              <select {...wiring} name="tier" defaultValue="2" className={CONTROL}>
                {[1, 2, 3, 4].map((tier) => (
                  <option key={tier}>{tier}</option>
                ))}
              </select>
            )}
          </Field>
          <Field label="What it does" error={fields.description}>
            {(wiring) => (
              <input {...wiring} name="description" className={CONTROL} autoComplete="off" />
            )}
          </Field>
          <FormError message={Object.keys(fields).length > 0 ? null : message} />
          <Button type="submit" look="primary" pending={pending}>
            Add service
          </Button>
        </form>
      </Dialog>
    </>
  );
}
