"use client";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { decideSuggestion } from "@/lib/postmortems/actions";
import { SECTIONS } from "@/lib/postmortems/template";
import type { SuggestionView } from "@/lib/postmortems/view";

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
      {props.suggestions.map((suggestion) => (
        <Suggestion
          key={suggestion.id}
          incident={props.incident}
          suggestion={suggestion}
          disabledReason={props.disabledReason}
        />
      ))}
    </aside>
  );
}

function Suggestion(props: {
  incident: number;
  suggestion: SuggestionView;
  disabledReason: string | null;
}) {
  const { incident, suggestion, disabledReason } = props;
  const { run, pending, message } = useAction(decideSuggestion);
  const decide = (decision: "ACCEPTED" | "DISMISSED") =>
    run({ incident, suggestionId: suggestion.id, decision });
  return (
    <div className="rounded-md border bg-panel p-3 text-sm">
      <p className="text-ink-faint text-xs">{SECTIONS[suggestion.section].title}</p>
      <p className="mt-1">{suggestion.text}</p>
      <details className="mt-1 text-ink-soft text-xs">
        <summary>Facts</summary>
        <ul className="mt-1">
          {suggestion.facts.map(({ label, value }) => (
            <li key={`${label} ${value}`}>
              {label}: {value}
            </li>
          ))}
        </ul>
      </details>
      {message ? (
        <p role="alert" className="mt-1 text-sev1">
          {message}
        </p>
      ) : null}
      <div className="mt-2 flex gap-2">
        <Button
          size="sm"
          pending={pending}
          disabledReason={disabledReason}
          onClick={() => decide("ACCEPTED")}
        >
          Accept
        </Button>
        <Button
          size="sm"
          look="ghost"
          pending={pending}
          disabledReason={disabledReason}
          onClick={() => decide("DISMISSED")}
        >
          Dismiss
        </Button>
      </div>
    </div>
  );
}
