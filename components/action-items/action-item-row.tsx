"use client";
import { CalendarClock } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useAction } from "@/components/shell/use-action";
import { editActionItem } from "@/lib/action-items/actions";
import { ACTION_ITEM_STATES } from "@/lib/action-items/schemas";
import type { ActionItemView } from "@/lib/action-items/view";
import { FinishDialog } from "./finish-dialog";
import { STATE_NAMES } from "./names";

type State = ActionItemView["state"];
const SELECT = "h-8 w-full rounded-sm border border-line-strong/60 bg-panel px-2 text-sm";

/** One promise; owner and state change in place. Done asks for evidence, "won't do" for a reason. */
export function ActionItemRow(props: {
  item: ActionItemView;
  people: readonly { readonly id: string; readonly name: string }[];
  disabledReason: string | null;
}) {
  const { item, people, disabledReason } = props;
  const { run, message } = useAction(editActionItem);
  const [finishing, setFinishing] = useState<"DONE" | "WONT_DO" | null>(null);
  const target = { actionItemId: item.id, version: item.version };
  const owners =
    item.owner && !people.some(({ id }) => id === item.owner?.id)
      ? [item.owner, ...people]
      : people;
  const choose = (state: State) =>
    state === "DONE" || state === "WONT_DO" ? setFinishing(state) : run({ ...target, state });
  return (
    <li
      data-row
      tabIndex={-1}
      className="grid grid-cols-1 gap-x-4 gap-y-2 px-3 py-3 md:grid-cols-[minmax(0,1fr)_8rem_10rem_9rem] md:items-center md:px-4"
    >
      <div className="min-w-0">
        <p className="font-medium">{item.title}</p>
        <p className="text-ink-faint text-sm">
          <span className="tabular">{item.ref}</span> · {item.priority}
          {item.incident ? (
            <>
              {" · "}
              <Link
                href={`/incidents/${item.incident.number}`}
                className="text-accent underline"
                title={item.incident.title}
              >
                {item.incident.ref}
              </Link>
            </>
          ) : null}
          {item.service ? ` · ${item.service.name}` : ""}
          {item.evidence ? ` · ${item.evidence}` : ""}
          {item.reason ? ` · ${item.reason}` : ""}
        </p>
        {message ? (
          <p role="alert" className="text-sev1 text-sm">
            {message}
          </p>
        ) : null}
      </div>
      <p
        className={`tabular inline-flex items-center gap-1.5 text-sm ${item.overdue ? "font-medium text-sev1" : "text-ink-soft"}`}
      >
        <CalendarClock size={14} aria-hidden />
        {item.dueOn ?? "No date"}
        {item.overdue ? <span className="sr-only">, overdue</span> : null}
      </p>
      <select
        aria-label={`Owner of ${item.ref}`}
        value={item.owner?.id ?? ""}
        disabled={disabledReason !== null}
        title={disabledReason ?? undefined}
        onChange={(event) => run({ ...target, ownerId: event.target.value || null })}
        className={SELECT}
      >
        <option value="">Nobody</option>
        {owners.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select
        aria-label={`State of ${item.ref}`}
        value={item.state}
        disabled={disabledReason !== null}
        title={disabledReason ?? undefined}
        onChange={(event) => choose(event.target.value as State)}
        className={SELECT}
      >
        {ACTION_ITEM_STATES.filter(
          (state) => state !== "PROPOSED" || item.state === "PROPOSED",
        ).map((state) => (
          <option key={state} value={state}>
            {STATE_NAMES[state]}
          </option>
        ))}
      </select>
      <FinishDialog item={item} state={finishing} onClose={() => setFinishing(null)} />
    </li>
  );
}
