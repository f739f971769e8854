"use client";
import { CONTROL, Field } from "@/components/ui/field";
import type { ServiceView } from "@/lib/catalog/services/view";
import type { FieldErrors } from "@/lib/platform/core/errors";

type Team = { readonly slug: string; readonly name: string };

/** What every service has: its name, how much it matters, who owns it, what it does. */
export function ServiceFields(props: {
  service: ServiceView | null;
  teams: readonly Team[];
  fields: FieldErrors;
}) {
  const { service, teams, fields } = props;
  const team = service?.team ?? null;
  // An archived team may go on owning it until somebody chooses another.
  const isListed = team === null || teams.some(({ slug }) => slug === team.slug);
  const owners = isListed ? teams : [team, ...teams];
  return (
    <>
      <Field label="Name" error={fields.name}>
        {(wiring) => (
          <input
            {...wiring}
            name="name"
            defaultValue={service?.name ?? ""}
            className={CONTROL}
            autoComplete="off"
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Team" hint="Who owns it. Its leads manage it." error={fields.team}>
          {(wiring) => (
            <select {...wiring} name="team" defaultValue={team?.slug ?? ""} className={CONTROL}>
              <option value="">No team</option>
              {owners.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Tier" hint="1 matters most." error={fields.tier}>
          {(wiring) => (
            <select
              {...wiring}
              name="tier"
              defaultValue={String(service?.tier ?? 2)}
              className={CONTROL}
            >
              {[1, 2, 3, 4].map((tier) => (
                <option key={tier}>{tier}</option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Field label="What it does" error={fields.description}>
        {(wiring) => (
          <input
            {...wiring}
            name="description"
            defaultValue={service?.description ?? ""}
            className={CONTROL}
            autoComplete="off"
          />
        )}
      </Field>
    </>
  );
}

/** What the fields say. */
export function readServiceFields(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "");
  return {
    name: text("name"),
    tier: Number(text("tier")),
    team: text("team") || null,
    description: text("description"),
  };
}
