"use client";
import { type FormEvent, useRef } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { useDraft } from "@/components/ui/form/draft";
import { useShortcut } from "@/components/ui/keys/shortcut";
import { parkTopic, settleTopic } from "@/lib/learn/postmortems/debrief/actions";
import type { DebriefView } from "@/lib/learn/postmortems/debrief/view";
import type { DebriefData } from "./debrief-data";

type Topic = DebriefView["topics"][number];

const OUTCOMES = {
  ACTION_ITEM: "Became an action item",
  NOTED: "Is in the document",
  DROPPED: "Dropped",
} as const;

/** What was put aside so that the meeting goes on, until somebody says what became of it. */
export function ParkingLot(props: DebriefData & { disabledReason: string | null }) {
  const { postmortem, debrief, disabledReason } = props;
  const incident = postmortem.incident.number;
  const settled = debrief.topics.filter(({ outcome }) => outcome !== null);
  return (
    <section aria-label="Parking lot">
      <h2 className="border-b pb-1 font-medium text-sm">Parking lot</h2>
      {debrief.open ? <ParkForm incident={incident} disabledReason={disabledReason} /> : null}
      <ul className="divide-y">
        {debrief.topics
          .filter(({ outcome }) => outcome === null)
          .map((topic) => (
            <OpenTopic
              key={topic.id}
              incident={incident}
              topic={topic}
              disabledReason={disabledReason}
            />
          ))}
      </ul>
      {settled.length > 0 ? (
        <details className="mt-2 text-sm">
          <summary className="w-fit text-ink-soft">{settled.length} settled</summary>
          <ul className="mt-1 flex flex-col gap-1.5">
            {settled.map(({ id, text, outcome, settledBy }) => (
              <li key={id} className="break-words">
                {text}
                <span className="block text-ink-faint text-xs">
                  {outcome ? OUTCOMES[outcome] : ""}, {settledBy}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function ParkForm({
  incident,
  disabledReason,
}: {
  incident: number;
  disabledReason: string | null;
}) {
  const draft = useDraft(`debrief-topic-${incident}`);
  const field = useRef<HTMLInputElement>(null);
  const { run, pending, fields, message } = useAction(parkTopic);
  useShortcut({
    key: "P",
    label: "Park a topic",
    run: () => field.current?.focus(),
    disabledReason,
  });
  return (
    <form
      className="mt-2 flex flex-col gap-2"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        run({ incident, text: draft.text }, draft.clear);
      }}
    >
      <Field label="Topic" hideLabel error={fields.text}>
        {(wiring) => (
          <input
            {...wiring}
            ref={field}
            value={draft.text}
            onChange={(event) => draft.write(event.target.value)}
            placeholder="What leads elsewhere"
            autoComplete="off"
            className={CONTROL}
          />
        )}
      </Field>
      <FormError message={fields.text ? null : message} />
      <div>
        <Button
          type="submit"
          size="sm"
          pending={pending}
          disabledReason={disabledReason}
          shortcut="P"
        >
          Park it
        </Button>
      </div>
    </form>
  );
}

function OpenTopic(props: { incident: number; topic: Topic; disabledReason: string | null }) {
  const { incident, topic, disabledReason } = props;
  const { run, pending, message } = useAction(settleTopic);
  return (
    <li className="py-2 text-sm">
      <p className="break-words">{topic.text}</p>
      <p className="text-ink-faint text-xs">Parked by {topic.parkedBy}</p>
      <div className="mt-1 flex flex-wrap gap-1">
        {(["ACTION_ITEM", "NOTED", "DROPPED"] as const).map((outcome) => (
          <Button
            key={outcome}
            size="sm"
            look="ghost"
            pending={pending}
            disabledReason={disabledReason}
            onClick={() => run({ incident, topicId: topic.id, outcome })}
          >
            {OUTCOMES[outcome]}
          </Button>
        ))}
      </div>
      <FormError message={message} />
    </li>
  );
}
