"use client";
import { CalendarClock } from "lucide-react";
import { AskDialog } from "@/components/learn/action-items/item/ask-dialog";
import { InlineEdit } from "@/components/learn/action-items/item/inline-edit";
import type { Wish } from "@/components/learn/action-items/item/questions";
import { Button } from "@/components/ui/button";
import { Offer } from "@/components/ui/offer";
import { KIND_NAMES, PRIORITY_NAMES, STATE_NAMES } from "@/lib/learn/action-items/names";
import { ACTION_ITEM_KINDS, PRIORITIES } from "@/lib/learn/action-items/schemas";
import type { ActionItemView } from "@/lib/learn/action-items/view";
import { BulkChoice } from "./bulk-choice";
import { useBulkEdit } from "./use-bulk-edit";

const STATES = ["OPEN", "IN_PROGRESS", "DONE", "WONT_DO"] as const;

type Props = {
  items: readonly ActionItemView[];
  people: readonly { readonly id: string; readonly name: string }[];
  onKeep: (ids: readonly string[]) => void;
};

/** One change for all chosen items. Those that cannot change are named with why, and stay chosen. */
export function BulkBar({ items, people, onKeep }: Props) {
  const edit = useBulkEdit(items, onKeep);
  if (items.length === 0) return null;
  const about = items.length === 1 ? "1 action item" : `${items.length} action items`;
  const clear = () => onKeep([]);
  return (
    <section
      aria-label="Chosen action items"
      aria-busy={edit.pending}
      className="sticky bottom-[calc(4.5rem+env(safe-area-inset-bottom))] z-20 flex flex-col gap-2 rounded-md border bg-raised p-3 shadow-overlay md:bottom-4"
    >
      <Offer shortcut={{ key: "Escape", label: "Choose none", run: clear }} />
      <OutcomeNote outcome={edit.outcome} message={edit.message} />
      <div className="flex flex-wrap items-center gap-2">
        <p className="tabular mr-1 font-medium">{items.length} chosen</p>
        <BulkFields people={people} about={about} onChange={edit.change} />
        <Button size="sm" look="ghost" onClick={clear} shortcut="Escape">
          Choose none
        </Button>
      </div>
      <AskDialog asking={edit.asking} about={about} />
    </section>
  );
}

function BulkFields(props: {
  people: Props["people"];
  about: string;
  onChange: (wish: Wish) => void;
}) {
  const { people, about, onChange } = props;
  const owners = people.map(({ id, name }) => [id, name] as const);
  return (
    <>
      <BulkChoice
        label="State"
        choices={STATES.map((each) => [each, STATE_NAMES[each]])}
        onChoose={(state) => onChange({ state })}
      />
      <BulkChoice
        label="Owner"
        choices={[["", "Nobody"], ...owners]}
        onChoose={(id) => onChange({ ownerId: id || null })}
      />
      <BulkChoice
        label="Priority"
        choices={PRIORITIES.map((each) => [each, PRIORITY_NAMES[each]])}
        onChoose={(priority) => onChange({ priority })}
      />
      <BulkChoice
        label="Kind"
        choices={ACTION_ITEM_KINDS.map((each) => [each, KIND_NAMES[each]])}
        onChoose={(kind) => onChange({ kind })}
      />
      <InlineEdit
        label={`due day of ${about}`}
        type="date"
        value=""
        disabledReason={null}
        onSave={(dueOn) => onChange({ dueOn })}
        className="inline-flex h-8 items-center gap-1.5 border-line-strong/45 text-sm"
        display={
          <>
            <CalendarClock size={14} aria-hidden /> Due day
          </>
        }
      />
    </>
  );
}

function OutcomeNote(props: Pick<ReturnType<typeof useBulkEdit>, "outcome" | "message">) {
  const { outcome, message } = props;
  if (message !== null) return <p role="alert">{message}</p>;
  if (outcome === null) return null;
  return (
    <div role="status" className="text-sm">
      <p>
        {outcome.changed} changed, {outcome.refused.length} left as they are:
      </p>
      <ul className="list-disc pl-5 text-ink-soft">
        {outcome.refused.map(({ actionItemId, ref, title, why }) => (
          <li key={actionItemId}>{ref === null ? why : `${ref} ${title}: ${why}`}</li>
        ))}
      </ul>
    </div>
  );
}
