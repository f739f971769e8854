"use client";
import { type FormEvent, useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { useRemarks } from "@/components/learn/postmortems/use-remarks";
import { Button } from "@/components/ui/button";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { useDraft } from "@/components/ui/form/draft";
import { addNote } from "@/lib/learn/postmortems/debrief/actions";
import { type CheckOptions, RULES } from "@/lib/learn/postmortems/language/blameless-rules";
import { SECTIONS, type SectionKey } from "@/lib/learn/postmortems/template";

/** What was said, taken down as the next point of a section, without who said it. */
export function NoteForm(props: {
  incident: number;
  sections: readonly SectionKey[];
  language: CheckOptions;
  disabledReason: string | null;
}) {
  const { incident, sections, language, disabledReason } = props;
  const [chosen, setChosen] = useState<SectionKey>(sections[0] ?? "lessons");
  const draft = useDraft(`debrief-note-${incident}`);
  const { run, pending, fields, message } = useAction(addNote);
  const [remark] = useRemarks(language, chosen, draft.text);
  const send = () => run({ incident, section: chosen, text: draft.text }, draft.clear);
  return (
    <form
      className="flex flex-col gap-2 rounded-md border bg-panel p-3"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send();
      }}
    >
      <Field
        label="Note"
        hint={remark ? `${RULES[remark.rule].why} Ask instead: ${RULES[remark.rule].ask}` : null}
        error={fields.text}
      >
        {(wiring) => (
          <textarea
            {...wiring}
            rows={2}
            placeholder="What was seen, expected, weighed; in the words that were used."
            value={draft.text}
            onChange={(event) => draft.write(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
              event.preventDefault();
              if (!pending) send();
            }}
            className={CONTROL}
          />
        )}
      </Field>
      <FormError message={fields.text ? null : message} />
      <div className="flex flex-wrap items-center gap-2">
        <select
          aria-label="Section"
          value={chosen}
          onChange={(event) =>
            setChosen(sections.find((each) => each === event.target.value) ?? chosen)
          }
          className="h-8 rounded-sm border border-line-strong/60 bg-panel px-2 text-sm pointer-coarse:min-h-11"
        >
          {sections.map((key) => (
            <option key={key} value={key}>
              {SECTIONS[key].title}
            </option>
          ))}
        </select>
        <Button type="submit" size="sm" pending={pending} disabledReason={disabledReason}>
          Add to the document
        </Button>
      </div>
    </form>
  );
}
