"use client";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { useDraft } from "@/components/ui/form/draft";
import { decideSuggestion } from "@/lib/learn/postmortems/actions";
import { SECTIONS } from "@/lib/learn/postmortems/template";
import type { SuggestionView } from "@/lib/learn/postmortems/view";

/** What the record suggests; each names its facts and waits for a person. */
export function SuggestionList(props: {
  incident: number;
  suggestions: readonly SuggestionView[];
  disabledReason: string | null;
}) {
  if (props.suggestions.length === 0) return null;
  return (
    <aside aria-labelledby="suggestions" className="flex flex-col gap-3" data-print="no">
      <h2 id="suggestions" className="font-medium text-sm">
        From the record{" "}
        <span className="tabular font-normal text-ink-faint">{props.suggestions.length}</span>
      </h2>
      <ul className="flex flex-col gap-3">
        {props.suggestions.map((suggestion) => (
          <Suggestion
            key={suggestion.id}
            incident={props.incident}
            suggestion={suggestion}
            disabledReason={props.disabledReason}
          />
        ))}
      </ul>
    </aside>
  );
}

function Suggestion(props: {
  incident: number;
  suggestion: SuggestionView;
  disabledReason: string | null;
}) {
  const { incident, suggestion, disabledReason } = props;
  const { run, pending, fields, message } = useAction(decideSuggestion);
  const [isEditing, setEditing] = useState(false);
  const draft = useDraft(`suggestion-${suggestion.id}`, suggestion.text);
  const target = { incident, suggestionId: suggestion.id };
  const accept = (text?: string) => run({ ...target, decision: "ACCEPTED", text }, draft.clear);
  const button = { size: "sm", pending, disabledReason } as const;
  return (
    <li className="rounded-md border bg-panel p-3 text-sm">
      <p className="text-ink-faint text-xs">{SECTIONS[suggestion.section].title}</p>
      {isEditing ? (
        <OwnWords
          label="In your words"
          text={draft.text}
          error={fields.text}
          onChange={draft.write}
          onAccept={() => accept(draft.text)}
        />
      ) : (
        <p className="mt-1">{suggestion.text}</p>
      )}
      <Facts facts={suggestion.facts} />
      <FormError message={fields.text ? null : message} />
      <div className="mt-2 flex flex-wrap gap-2">
        <Button {...button} onClick={() => accept(isEditing ? draft.text : undefined)}>
          Accept
        </Button>
        <Button {...button} look="ghost" onClick={() => setEditing(!isEditing)}>
          {isEditing ? "As suggested" : "Edit"}
        </Button>
        <Button
          {...button}
          look="ghost"
          onClick={() => run({ ...target, decision: "DISMISSED" }, draft.clear)}
        >
          Dismiss
        </Button>
      </div>
    </li>
  );
}

function Facts({ facts }: { facts: SuggestionView["facts"] }) {
  return (
    <details className="mt-1 text-ink-soft text-xs">
      <summary>Facts</summary>
      <ul className="mt-1">
        {facts.map(({ label, value }) => (
          <li key={`${label} ${value}`}>
            {label}: {value}
          </li>
        ))}
      </ul>
    </details>
  );
}

function OwnWords(props: {
  label: string;
  text: string;
  error: string | undefined;
  onChange: (text: string) => void;
  onAccept: () => void;
}) {
  return (
    <Field label={props.label} error={props.error} className="mt-1">
      {(wiring) => (
        <textarea
          {...wiring}
          rows={5}
          // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
          autoFocus
          value={props.text}
          onChange={(event) => props.onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            props.onAccept();
          }}
          className={CONTROL}
        />
      )}
    </Field>
  );
}
