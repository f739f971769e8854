"use client";
import { CalendarClock, Link2 } from "lucide-react";
import { cx } from "@/components/ui/cx";
import { KIND_NAMES, PRIORITY_NAMES, STATE_NAMES } from "@/lib/learn/action-items/names";
import {
  ACTION_ITEM_KINDS,
  ACTION_ITEM_STATES,
  PRIORITIES,
} from "@/lib/learn/action-items/schemas";
import type { ActionItemView } from "@/lib/learn/action-items/view";
import { InlineEdit } from "./inline-edit";
import { InlineSelect } from "./inline-select";
import type { ItemEdit } from "./use-item-edit";

/** One field of an item, changed where it stands. */
export type FieldProps = {
  item: ActionItemView;
  edit: ItemEdit;
  disabledReason: string | null;
  className?: string;
};
type Person = { readonly id: string; readonly name: string };
type Service = { readonly slug: string; readonly name: string };

export function StateSelect({ item, edit, ...rest }: FieldProps) {
  const possible = ACTION_ITEM_STATES.filter(
    (state) => state !== "PROPOSED" || item.state === "PROPOSED",
  );
  return (
    <InlineSelect
      {...rest}
      label={`State of ${item.ref}`}
      value={item.state}
      choices={possible.map((state) => [state, STATE_NAMES[state]] as const)}
      edit={edit}
      onChoose={(state) => edit.change({ state })}
    />
  );
}

export function OwnerSelect({ people, ...props }: FieldProps & { people: readonly Person[] }) {
  const { item, edit, ...rest } = props;
  const { owner } = item;
  const isListed = owner === null || people.some(({ id }) => id === owner.id);
  const owners = isListed ? people : [owner, ...people];
  return (
    <InlineSelect
      {...rest}
      label={`Owner of ${item.ref}`}
      value={owner?.id ?? ""}
      choices={[["", "Nobody"], ...owners.map(({ id, name }) => [id, name] as const)]}
      edit={edit}
      onChoose={(id) => edit.change({ ownerId: id || null })}
    />
  );
}

export function PrioritySelect({ item, edit, ...rest }: FieldProps) {
  return (
    <InlineSelect
      {...rest}
      label={`Priority of ${item.ref}`}
      value={item.priority}
      choices={PRIORITIES.map((each) => [each, PRIORITY_NAMES[each]] as const)}
      edit={edit}
      onChoose={(priority) => edit.change({ priority })}
    />
  );
}

export function KindSelect({ item, edit, ...rest }: FieldProps) {
  return (
    <InlineSelect
      {...rest}
      label={`Kind of ${item.ref}`}
      value={item.kind}
      choices={ACTION_ITEM_KINDS.map((each) => [each, KIND_NAMES[each]] as const)}
      edit={edit}
      onChoose={(kind) => edit.change({ kind })}
    />
  );
}

export function ServiceSelect({
  services,
  ...props
}: FieldProps & { services: readonly Service[] }) {
  const { item, edit, ...rest } = props;
  const { service } = item;
  const isListed = service === null || services.some(({ slug }) => slug === service.slug);
  const all = isListed ? services : [service, ...services];
  return (
    <InlineSelect
      {...rest}
      label={`Service of ${item.ref}`}
      value={service?.slug ?? ""}
      choices={[["", "None"], ...all.map(({ slug, name }) => [slug, name] as const)]}
      edit={edit}
      onChoose={(slug) => edit.change({ service: slug || null })}
    />
  );
}

/** The team that sees to it; without one of its own it is that of its service. */
export function TeamSelect({ teams, ...props }: FieldProps & { teams: readonly Service[] }) {
  const { item, edit, ...rest } = props;
  const { team, isTeamOwn } = item;
  const isListed = team === null || teams.some(({ slug }) => slug === team.slug);
  const all = isListed ? teams : [team, ...teams];
  const through = team && !isTeamOwn ? `${team.name}, through its service` : "None of its own";
  return (
    <InlineSelect
      {...rest}
      label={`Team of ${item.ref}`}
      value={isTeamOwn && team ? team.slug : ""}
      choices={[["", through], ...all.map(({ slug, name }) => [slug, name] as const)]}
      edit={edit}
      onChoose={(slug) => edit.change({ team: slug || null })}
    />
  );
}

export function DueDay({ item, edit, disabledReason, className }: FieldProps) {
  const { dueOn, overdue } = item;
  return (
    <InlineEdit
      label={`due day of ${item.ref}, ${dueOn ?? "no date"}${overdue ? ", overdue" : ""}`}
      type="date"
      value={dueOn ?? ""}
      disabledReason={disabledReason}
      onSave={(day) => edit.change({ dueOn: day || null })}
      className={cx(
        "tabular inline-flex items-center gap-1.5 whitespace-nowrap text-sm",
        overdue ? "font-medium text-danger" : "text-ink-soft",
        className,
      )}
      display={
        <>
          <CalendarClock size={14} aria-hidden />
          {dueOn ?? "No date"}
        </>
      }
    />
  );
}

/** The item in another system: its link, and a way to change it. */
export function TicketLink({ item, edit, disabledReason }: FieldProps) {
  const { ticketUrl } = item;
  const label = `ticket link of ${item.ref}`;
  const rest = { label, type: "url", value: ticketUrl ?? "", disabledReason } as const;
  const save = (url: string) => edit.change({ ticketUrl: url || null });
  return ticketUrl ? (
    <span className="inline-flex min-w-0 items-center gap-1">
      <a
        href={ticketUrl}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="truncate text-accent underline"
      >
        {nameOfTicket(ticketUrl)}
      </a>
      <InlineEdit {...rest} onSave={save} />
    </span>
  ) : (
    <InlineEdit
      {...rest}
      onSave={save}
      className="inline-flex items-center gap-1 text-ink-faint text-sm"
      display={
        <>
          <Link2 size={13} aria-hidden /> Ticket
        </>
      }
    />
  );
}

/** "PLAT-7" of a long address: its last part says which one it is. */
function nameOfTicket(url: string): string {
  const { host, pathname } = new URL(url);
  return pathname.split("/").findLast((part) => part !== "") ?? host;
}
