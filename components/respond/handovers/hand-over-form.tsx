"use client";
import { toast } from "sonner";
import { useAction } from "@/components/frame/use-action";
import { useLookUp } from "@/components/frame/use-look-up";
import type { RoomData } from "@/components/respond/incidents/room-data";
import { CONTROL, Field } from "@/components/ui/field";
import { LongTextField, SelectField } from "@/components/ui/form/fields";
import { Form } from "@/components/ui/form/form";
import { useDrafted } from "@/components/ui/form/use-drafted";
import { mayRole } from "@/lib/platform/access/permissions";
import { offerCommand } from "@/lib/respond/handovers/actions";
import { DEFAULT_EXPIRY_MINUTES, EXPIRY_MINUTES } from "@/lib/respond/handovers/rules";
import type { Briefing } from "@/lib/respond/handovers/schemas";
import { BriefingText, CopyBriefing } from "./briefing-text";

/** To whom, what they should know, and how long the offer stands. */
export function HandOverForm(props: RoomData & { onDone: () => void }) {
  const incident = props.incident.number;
  const form = useDrafted(useAction(offerCommand), `handover-${incident}`, {
    toId: "",
    note: "",
    minutes: String(DEFAULT_EXPIRY_MINUTES),
  });
  const { toId, note, minutes } = form.values;

  function submit() {
    const expiresInMinutes = EXPIRY_MINUTES.find((each) => String(each) === minutes);
    form.run({ incident, toId, note, expiresInMinutes }, ({ to }) => {
      toast.success(`Command offered to ${to.name}`);
      props.onDone();
    });
  }

  return (
    <>
      <Form form={form} onSubmit={submit} button="Offer command">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label="To"
            error={form.fields.toId && (toId ? form.fields.toId : "Choose a person.")}
          >
            {(wiring) => (
              <select
                {...wiring}
                value={toId}
                onChange={(event) => form.set({ toId: event.target.value })}
                className={CONTROL}
              >
                <option value="">Choose a person</option>
                {receiversOf(props).map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <SelectField
            form={form}
            name="minutes"
            label="The offer stands for"
            choices={EXPIRY_MINUTES.map((each) => [String(each), `${each} minutes`])}
          />
        </div>
        <LongTextField
          form={form}
          name="note"
          label="What they should know"
          hint="Beyond the briefing: what you worry about, what you would try next. Markdown."
          rows={3}
        />
      </Form>
      <BriefingPreview incident={incident} />
    </>
  );
}

/** Who may command, but for the commander and oneself. */
function receiversOf({ insiders, incident, me }: RoomData) {
  const commander = incident.roles.find(({ role }) => role === "COMMANDER")?.user.id;
  return insiders.filter(
    ({ id, role }) => id !== me.id && id !== commander && mayRole(role, "incident.respond"),
  );
}

function BriefingPreview({ incident }: { incident: number }) {
  const { answer, pending } = useLookUp<Briefing>(`/api/console/incidents/${incident}/briefing`, 0);
  return (
    <section aria-label="Briefing" className="mt-4 border-t pt-3">
      <div className="flex min-h-8 items-center justify-between gap-2 pb-2">
        <h2 className="font-medium text-sm">Briefing</h2>
        {answer ? <CopyBriefing briefing={answer} incident={incident} /> : null}
      </div>
      {answer ? (
        <BriefingText briefing={answer} />
      ) : (
        <p className="text-ink-faint text-sm">
          {pending
            ? "Writing the briefing."
            : "The briefing cannot be shown now. It goes with the offer all the same."}
        </p>
      )}
    </section>
  );
}
