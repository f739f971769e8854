"use client";
import { useState } from "react";
import { toast } from "sonner";
import { useAction } from "@/components/frame/use-action";
import { useLookUp } from "@/components/frame/use-look-up";
import type { RoomData } from "@/components/respond/incidents/room-data";
import { Button } from "@/components/ui/button";
import { useDraft } from "@/components/ui/draft";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { mayRole } from "@/lib/platform/access/permissions";
import { offerCommand } from "@/lib/respond/handovers/actions";
import { DEFAULT_EXPIRY_MINUTES, EXPIRY_MINUTES } from "@/lib/respond/handovers/rules";
import type { Briefing } from "@/lib/respond/handovers/schemas";
import { BriefingText, CopyBriefing } from "./briefing-text";

/** To whom, what they should know, and how long the offer stands. */
export function HandOverForm(props: RoomData & { onDone: () => void }) {
  const { run, pending, fields, message } = useAction(offerCommand);
  const incident = props.incident.number;
  const note = useDraft(`handover-${incident}`);
  const [toId, setToId] = useState("");
  const [minutes, setMinutes] = useState<(typeof EXPIRY_MINUTES)[number]>(DEFAULT_EXPIRY_MINUTES);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        run({ incident, toId, note: note.text, expiresInMinutes: minutes }, ({ to }) => {
          note.clear();
          toast.success(`Command offered to ${to.name}`);
          props.onDone();
        });
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="To" error={fields.toId && (toId ? fields.toId : "Choose a person.")}>
          {(wiring) => (
            <select
              {...wiring}
              value={toId}
              onChange={(event) => setToId(event.target.value)}
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
        <Field label="The offer stands for" error={fields.expiresInMinutes}>
          {(wiring) => (
            <select
              {...wiring}
              value={minutes}
              onChange={(event) => {
                const chosen = EXPIRY_MINUTES.find((each) => each === Number(event.target.value));
                if (chosen) setMinutes(chosen);
              }}
              className={CONTROL}
            >
              {EXPIRY_MINUTES.map((each) => (
                <option key={each} value={each}>
                  {each} minutes
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Field
        label="What they should know"
        hint="Beyond the briefing: what you worry about, what you would try next. Markdown."
        error={fields.note}
      >
        {(wiring) => (
          <textarea
            {...wiring}
            rows={3}
            value={note.text}
            onChange={(event) => note.write(event.target.value)}
            className={CONTROL}
          />
        )}
      </Field>
      <FormError message={Object.keys(fields).length > 0 ? null : message} />
      <Button type="submit" look="primary" pending={pending}>
        Offer command
      </Button>
      <BriefingPreview incident={incident} />
    </form>
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
    <section aria-label="Briefing" className="border-t pt-3">
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
