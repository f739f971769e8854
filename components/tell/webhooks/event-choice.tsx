"use client";
import { FieldError } from "@/components/ui/field";
import {
  WEBHOOK_EVENT_TYPES,
  WEBHOOK_EVENTS,
  type WebhookEventType,
} from "@/lib/tell/webhooks/event-rules";

const GROUPS = [...new Set(WEBHOOK_EVENT_TYPES.map((type) => WEBHOOK_EVENTS[type].group))];

/** All events, or chosen ones, by group. Null stands for all. */
export function EventChoice(props: {
  chosen: ReadonlySet<WebhookEventType> | null;
  onChange: (chosen: ReadonlySet<WebhookEventType> | null) => void;
  error: string | undefined;
}) {
  const { chosen, onChange, error } = props;
  const toggle = (type: WebhookEventType) => {
    const next = new Set(chosen);
    if (!next.delete(type)) next.add(type);
    onChange(next);
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium text-sm">Events</legend>
      <Choice
        type="radio"
        label="All of them, also those of later versions"
        checked={chosen === null}
        onChange={() => onChange(null)}
      />
      <Choice
        type="radio"
        label="Only these"
        checked={chosen !== null}
        onChange={() => onChange(chosen ?? new Set())}
      />
      {chosen === null ? null : (
        <div className="mt-1 flex flex-col gap-4 border-l pl-4">
          {GROUPS.map((group) => (
            <fieldset key={group} className="flex flex-col gap-1.5">
              <legend className="mb-1.5 text-ink-faint text-xs">{group}</legend>
              {WEBHOOK_EVENT_TYPES.filter((type) => WEBHOOK_EVENTS[type].group === group).map(
                (type) => (
                  <Choice
                    key={type}
                    type="checkbox"
                    label={WEBHOOK_EVENTS[type].says}
                    name={type}
                    checked={chosen.has(type)}
                    onChange={() => toggle(type)}
                  />
                ),
              )}
            </fieldset>
          ))}
        </div>
      )}
      <FieldError id="event-choice-error" message={error} />
    </fieldset>
  );
}

function Choice(props: {
  type: "radio" | "checkbox";
  label: string;
  name?: string;
  checked: boolean;
  onChange: () => void;
}) {
  return (
    <label className="flex items-start gap-2.5 pointer-coarse:py-1.5">
      <input
        type={props.type}
        name={props.type === "radio" ? "which-events" : undefined}
        checked={props.checked}
        onChange={props.onChange}
        className="mt-1 size-4 shrink-0 accent-accent-fill"
      />
      <span className="min-w-0">
        {props.label}
        {props.name ? (
          <code className="ml-2 break-words text-ink-faint text-xs">{props.name}</code>
        ) : null}
      </span>
    </label>
  );
}
