"use client";
import { Command } from "cmdk";
import { FileText, ListChecks, Server, Siren, UserRound, Users } from "lucide-react";
import type { ReactNode } from "react";
import { STATE_NAMES as POSTMORTEM_STATES } from "@/components/learn/postmortems/states";
import { SeverityMark } from "@/components/respond/incidents/severity-mark";
import { STATUS_NAMES } from "@/components/respond/incidents/status-badge";
import { Keys } from "@/components/ui/keys/kbd";
import type { Shortcut } from "@/components/ui/keys/shortcut";
import type { Found } from "@/lib/find/search/find";
import { STATE_NAMES as ITEM_STATES } from "@/lib/learn/action-items/names";

const ITEM =
  "flex min-h-9 cursor-pointer select-none items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-base data-[disabled=true]:cursor-not-allowed data-[selected=true]:bg-accent-ground pointer-coarse:min-h-11 [&>svg]:shrink-0 [&>svg]:text-ink-faint";

/** What can be done, with its key; what cannot be done now says why. */
export function ActionGroup(props: {
  name: string;
  actions: readonly Shortcut[];
  onDo: (shortcut: Shortcut) => void;
}) {
  if (props.actions.length === 0) return null;
  return (
    <Group heading={props.name}>
      {props.actions.map((action) => (
        <Command.Item
          key={`${action.key} ${action.label}`}
          value={`${props.name} ${action.key} ${action.label}`}
          disabled={Boolean(action.disabledReason)}
          onSelect={() => props.onDo(action)}
          className={ITEM}
        >
          <span className={action.disabledReason ? "min-w-0 text-ink-faint" : "min-w-0"}>
            {action.label}
            {action.disabledReason ? (
              <span className="block text-xs">{action.disabledReason}</span>
            ) : null}
          </span>
          {action.key ? (
            <span className="ml-auto pl-3">
              <Keys of={action.key} />
            </span>
          ) : null}
        </Command.Item>
      ))}
    </Group>
  );
}

const KINDS = {
  INCIDENT: { name: "Incidents", Icon: Siren },
  ACTION_ITEM: { name: "Action items", Icon: ListChecks },
  POSTMORTEM: { name: "Postmortems", Icon: FileText },
  SERVICE: { name: "Services", Icon: Server },
  TEAM: { name: "Teams", Icon: Users },
  PERSON: { name: "People", Icon: UserRound },
} as const;

/** What was found of one kind, the best first. */
export function FoundGroup(props: {
  kind: Found["kind"];
  found: readonly Found[];
  onGo: (path: string) => void;
}) {
  const { name, Icon } = KINDS[props.kind];
  return (
    <Group heading={name}>
      {props.found.map((each) => (
        <Command.Item
          key={each.path}
          value={`found ${each.path}`}
          onSelect={() => props.onGo(each.path)}
          className={ITEM}
        >
          <Icon size={16} aria-hidden />
          <span className="min-w-0 flex-1 truncate">
            {each.kind !== "SERVICE" && each.kind !== "TEAM" && each.ref ? (
              <span className="tabular text-ink-soft">{each.ref} </span>
            ) : null}
            {each.title}
          </span>
          <span className="flex shrink-0 items-center gap-2 text-ink-soft text-sm">
            <span className="max-sm:sr-only">{stateOf(each)}</span>
            {each.severity ? <SeverityMark severity={each.severity} /> : null}
          </span>
        </Command.Item>
      ))}
    </Group>
  );
}

/** Shown where nothing fits: what could be typed instead. */
export function NothingFound({ text, pending }: { text: string; pending: boolean }) {
  return (
    <div className="px-3 py-8 text-center text-ink-soft">
      <p className="font-medium text-ink">
        {pending ? "Searching" : `Nothing found for “${text}”`}
      </p>
      <p className="mt-1 text-sm">
        Try a number such as 42 or AI-7, words of a title, a service, a name, or what you want to
        do.
      </p>
    </div>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="pb-1.5 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-ink-faint [&_[cmdk-group-heading]]:text-xs"
    >
      {children}
    </Command.Group>
  );
}

/** A state in words, as the pages of its kind write it. */
function stateOf({ kind, state }: Found): string {
  if (state === null) return "";
  switch (kind) {
    case "INCIDENT":
      return nameIn(STATUS_NAMES, state);
    case "ACTION_ITEM":
      return nameIn(ITEM_STATES, state);
    case "POSTMORTEM":
      return nameIn(POSTMORTEM_STATES, state);
    case "SERVICE":
      return `Tier ${state}`;
    case "TEAM":
      return "";
    case "PERSON":
      return "Incidents they command";
  }
}

function nameIn(names: Readonly<Record<string, string>>, state: string): string {
  return names[state] ?? state;
}
