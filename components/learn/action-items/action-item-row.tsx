"use client";
import { cx } from "@/components/ui/cx";
import { Link } from "@/components/ui/link";
import type { ActionItemView } from "@/lib/learn/action-items/view";
import { AskDialog } from "./item/ask-dialog";
import { InlineEdit } from "./item/inline-edit";
import {
  DueDay,
  KindSelect,
  OwnerSelect,
  PrioritySelect,
  StateSelect,
  TicketLink,
} from "./item/item-fields";
import { ItemNote } from "./item/item-note";
import { useItemEdit } from "./item/use-item-edit";

/** One promise; everything of it changes in place. What closes, reopens or postpones it asks why. */
export function ActionItemRow(props: {
  item: ActionItemView;
  people: readonly { readonly id: string; readonly name: string }[];
  isChosen: boolean;
  onTouch: (id: string, withRange: boolean) => void;
  disabledReason: string | null;
}) {
  const { item, people, isChosen, onTouch, disabledReason } = props;
  const edit = useItemEdit(item);
  const field = { item, edit, disabledReason };
  return (
    <li
      data-row
      data-id={item.id}
      tabIndex={-1}
      aria-label={`${item.ref} ${item.title}`}
      className={cx(
        "flex flex-wrap items-center gap-x-2 gap-y-1 px-3 py-2.5 md:grid md:grid-cols-[auto_minmax(0,1fr)_8.5rem_8.5rem_9rem_8rem] md:px-4 xl:grid-cols-[auto_minmax(0,1fr)_9rem_9rem_8.5rem_10rem_8rem]",
        isChosen && "bg-accent-ground",
      )}
    >
      <input
        type="checkbox"
        aria-label={`Choose ${item.ref}`}
        checked={isChosen}
        disabled={disabledReason !== null}
        onChange={(event) =>
          onTouch(item.id, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
        }
        className="size-4 accent-(--accent-fill)"
      />
      <div className="min-w-0 max-md:basis-[calc(100%-2rem)]">
        <div className="flex items-center gap-1">
          <Link
            href={`/action-items/${item.number}`}
            data-row-link
            className="min-w-0 break-words font-medium hover:underline"
          >
            {item.title}
          </Link>
          <InlineEdit
            label={`title of ${item.ref}`}
            type="text"
            value={item.title}
            disabledReason={disabledReason}
            onSave={(title) => edit.change({ title })}
          />
        </div>
        <ItemNote item={item}>
          <TicketLink {...field} />
        </ItemNote>
        {edit.message ? (
          <p role="alert" className="text-danger text-sm">
            {edit.message}
          </p>
        ) : null}
      </div>
      <PrioritySelect {...field} />
      <KindSelect {...field} className="max-xl:hidden" />
      <DueDay {...field} />
      <OwnerSelect {...field} people={people} className="max-md:max-w-40" />
      <StateSelect {...field} />
      <AskDialog asking={edit.asking} about={item.title} />
    </li>
  );
}
