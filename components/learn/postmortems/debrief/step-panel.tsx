"use client";
import { useAction } from "@/components/frame/use-action";
import { ActionItemsSection } from "@/components/learn/postmortems/action-items-section";
import { SectionEditor } from "@/components/learn/postmortems/sections/section-editor";
import { useLanguage } from "@/components/learn/postmortems/sections/use-language";
import { TimelineSection } from "@/components/learn/postmortems/timeline-section";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { useShortcut } from "@/components/ui/keys/shortcut";
import { goToStep } from "@/lib/learn/postmortems/debrief/actions";
import { AGENDA, STEP_KEYS, stepAfter } from "@/lib/learn/postmortems/debrief/agenda";
import type { Meeting } from "@/lib/learn/postmortems/debrief/view";
import type { DebriefData } from "./debrief-data";
import { NoteForm } from "./note-form";
import { StepTimer } from "./step-timer";

/** The step that is on: what it is for, what to ask, what is known, and where notes go. */
export function StepPanel(
  props: DebriefData & { meeting: Meeting; disabledReason: string | null },
) {
  const { postmortem, meeting, disabledReason, now } = props;
  const { step } = meeting;
  const { title, aim, prompts, sections } = AGENDA[step];
  const language = useLanguage(props);
  const incident = postmortem.incident.number;
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-6">
      <div>
        <p className="text-ink-faint text-sm">
          Step {STEP_KEYS.indexOf(step) + 1} of {STEP_KEYS.length}
        </p>
        <div className="mt-1 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h2 className="font-semibold text-lg">{title}</h2>
          <StepTimer key={step} meeting={meeting} now={now} />
        </div>
        <p className="mt-1 text-ink-soft">{aim}</p>
      </div>
      <ul className="flex flex-col gap-2 border-accent border-l-2 pl-4 text-lg leading-7">
        {prompts.map((prompt) => (
          <li key={prompt}>{prompt}</li>
        ))}
      </ul>
      <NextStep incident={incident} meeting={meeting} disabledReason={disabledReason} />
      {step === "timeline" ? <TimelineSection {...props} /> : null}
      {step === "actions" ? <ActionItemsSection {...props} /> : null}
      <NoteForm
        key={`note-${step}`}
        incident={incident}
        sections={sections}
        language={language}
        disabledReason={disabledReason}
      />
      {postmortem.sections
        .filter(({ key }) => sections.includes(key))
        .map((section) => (
          <SectionEditor
            key={section.key}
            incident={incident}
            me={props.me}
            section={section}
            language={language}
            disabledReason={disabledReason}
          />
        ))}
    </section>
  );
}

function NextStep(props: { incident: number; meeting: Meeting; disabledReason: string | null }) {
  const { incident, meeting, disabledReason } = props;
  const { run, pending, message } = useAction(goToStep);
  const after = stepAfter(meeting.step);
  const before = STEP_KEYS[STEP_KEYS.indexOf(meeting.step) - 1];
  const next = () => after && run({ incident, step: after });
  useShortcut({
    key: "N",
    label: "Next step",
    run: next,
    disabledReason: disabledReason ?? (after ? null : "This is the last step."),
  });
  return (
    <div>
      <div className="flex flex-wrap gap-2">
        {after ? (
          <Button
            look="primary"
            pending={pending}
            disabledReason={disabledReason}
            shortcut="N"
            onClick={next}
          >
            Next: {AGENDA[after].title}
          </Button>
        ) : null}
        {before ? (
          <Button
            look="ghost"
            pending={pending}
            disabledReason={disabledReason}
            onClick={() => run({ incident, step: before })}
          >
            Back
          </Button>
        ) : null}
      </div>
      <FormError message={message} />
    </div>
  );
}
