"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { createTeam, editTeam } from "@/lib/people/teams/actions";
import type { TeamView } from "@/lib/people/teams/view";

/** Makes a team, or changes one: how it is called and where it is reached. */
export function TeamForm(props: { team: TeamView | null; disabledReason: string | null }) {
  const { team, disabledReason } = props;
  const [open, setOpen] = useState(false);
  const [title, does] = team ? [`Edit ${team.name}`, "Save"] : ["Make a team", "Make team"];
  return (
    <>
      <Button disabledReason={disabledReason} onClick={() => setOpen(true)}>
        {team ? "Edit" : "Make a team"}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={title}>
        <Fields team={team} does={does} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function Fields(props: { team: TeamView | null; does: string; onDone: () => void }) {
  const { does, onDone } = props;
  // What the fields were filled from; the page behind goes on changing.
  const [team] = useState(props.team);
  const router = useRouter();
  const create = useAction(createTeam);
  const edit = useAction(editTeam);
  const { pending, fields, message } = team ? edit : create;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const reached = { email: text("email") || null, chatUrl: text("chatUrl") || null };
    const name = text("name");
    if (team) return edit.run({ team: team.slug, version: team.version, name, ...reached }, onDone);
    create.run({ slug: text("slug"), name, ...reached }, ({ slug }) =>
      router.push(`/teams/${slug}`),
    );
  }

  const input = (name: string, initial: string, type = "text") => ({
    name,
    type,
    defaultValue: initial,
    className: CONTROL,
    autoComplete: "off",
  });
  return (
    <form className="flex flex-col gap-4" onSubmit={submit} noValidate>
      <Field label="Name" error={fields.name}>
        {(wiring) => <input {...wiring} {...input("name", team?.name ?? "")} />}
      </Field>
      {team ? null : (
        <Field
          label="Short name"
          hint="Small letters, digits and hyphens. It stays."
          error={fields.slug}
        >
          {(wiring) => <input {...wiring} {...input("slug", "")} />}
        </Field>
      )}
      <Field label="Mail" hint="Where the whole team reads mail." error={fields.email}>
        {(wiring) => <input {...wiring} {...input("email", team?.email ?? "", "email")} />}
      </Field>
      <Field label="Chat" hint="The link to its channel." error={fields.chatUrl}>
        {(wiring) => <input {...wiring} {...input("chatUrl", team?.chatUrl ?? "", "url")} />}
      </Field>
      <FormError message={Object.keys(fields).length > 0 ? null : message} />
      <Button type="submit" look="primary" pending={pending}>
        {does}
      </Button>
    </form>
  );
}
