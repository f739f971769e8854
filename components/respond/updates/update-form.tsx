"use client";
import { useState } from "react";
import { toast } from "sonner";
import { useAction } from "@/components/frame/use-action";
import { useLookUp } from "@/components/frame/use-look-up";
import { Clock } from "@/components/respond/incidents/clock";
import type { RoomData } from "@/components/respond/incidents/room-data";
import { Button } from "@/components/ui/button";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { Time } from "@/components/ui/time/time";
import { isOpen } from "@/lib/respond/incidents/rules";
import type { IncidentView } from "@/lib/respond/incidents/view";
import { sendUpdate } from "@/lib/respond/updates/actions";
import type { UpdateProposal } from "@/lib/respond/updates/proposal";
import type { Audience } from "@/lib/respond/updates/proposal-facts";
import { MomentField, UNNAMED, whyUnfinished } from "./moment-field";
import { PreviousUpdate } from "./previous-update";
import { ProposedMessage, useProposedMessage } from "./proposed-message";

type Props = Pick<RoomData, "incident" | "updates" | "now"> & { onDone: () => void };

/** What to say, to whom, and when they hear more; beside it what was said last. */
export function UpdateForm({ incident, updates, now, onDone }: Props) {
  const { run, pending, fields, message: refusal } = useAction(sendUpdate);
  const [audience, setAudience] = useState<Audience>("INTERNAL");
  const [next, setNext] = useState(UNNAMED);
  const { answer } = useLookUp<UpdateProposal>(addressOf(incident.number, audience, next.at), 0);
  const message = useProposedMessage(incident.number, answer?.message ?? "");
  const send = () => {
    const moment = next.at === null ? {} : { nextUpdateAt: next.at };
    run({ incident: incident.number, message: message.text, audience, ...moment }, () => {
      message.startOver();
      toast.success("Update sent");
      onDone();
    });
  };
  return (
    <form
      className="grid gap-x-6 gap-y-4 sm:grid-cols-[minmax(0,1fr)_13rem]"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="flex min-w-0 flex-col gap-4">
        <ProposedMessage incident={incident.number} message={message} error={fields.message} />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <AudienceField value={audience} onChange={setAudience} error={fields.audience} />
          {isOpen(incident.status) ? (
            <MomentField
              label="Next update"
              unnamed={policyWords(answer?.cadenceMinutes)}
              value={next}
              onChange={setNext}
              error={fields.nextUpdateAt}
            />
          ) : null}
        </div>
        <FormError message={Object.keys(fields).length > 0 ? null : refusal} />
        <Button type="submit" look="primary" pending={pending} disabledReason={whyUnfinished(next)}>
          Send update
        </Button>
      </div>
      <aside className="flex min-w-0 flex-col gap-4">
        <Promised incident={incident} now={now} />
        <PreviousUpdate update={updates[0]} now={now} />
      </aside>
    </form>
  );
}

function addressOf(incident: number, audience: Audience, nextUpdateAt: string | null): string {
  const query = new URLSearchParams({ audience, ...(nextUpdateAt && { nextUpdateAt }) });
  return `/api/console/incidents/${incident}/update-proposal?${query}`;
}

function policyWords(cadenceMinutes: number | null | undefined): string {
  if (cadenceMinutes === undefined) return "By the policy";
  if (cadenceMinutes === null) return "None by the policy";
  const isHours = cadenceMinutes > 60 && cadenceMinutes % 60 === 0;
  return `By the policy: ${isHours ? `${cadenceMinutes / 60} h` : `${cadenceMinutes} min`}`;
}

function AudienceField(props: {
  value: Audience;
  onChange: (audience: Audience) => void;
  error: string | undefined;
}) {
  return (
    <Field label="Audience" error={props.error}>
      {(wiring) => (
        <select
          {...wiring}
          value={props.value}
          onChange={(event) =>
            props.onChange(event.target.value === "PUBLIC" ? "PUBLIC" : "INTERNAL")
          }
          className={CONTROL}
        >
          <option value="INTERNAL">Internal</option>
          <option value="PUBLIC">Public</option>
        </select>
      )}
    </Field>
  );
}

/** The promise that this update keeps. */
function Promised({ incident, now }: { incident: IncidentView; now: string }) {
  const clock = incident.clocks.find(({ kind }) => kind === "UPDATE");
  if (!isOpen(incident.status)) return null;
  if (incident.updatesPaused !== null) {
    return <p className="text-ink-soft text-sm">Updates are paused: {incident.updatesPaused}</p>;
  }
  if (!clock || clock.endedAt !== null) return null;
  return (
    <div>
      <Clock clock={clock} now={now} compact />
      <p className="mt-1 text-ink-faint text-xs">
        Due <Time at={clock.dueAt} />
      </p>
    </div>
  );
}
