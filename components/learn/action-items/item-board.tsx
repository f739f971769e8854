"use client";
import { type DragEvent, useRef } from "react";
import { RowKeys } from "@/components/ui/keys/row-keys";
import { Link } from "@/components/ui/link";
import { STATE_NAMES } from "@/lib/learn/action-items/names";
import type { ActionItemView } from "@/lib/learn/action-items/view";
import { type ItemFilters, itemsHref } from "./filters";
import { AskDialog } from "./item/ask-dialog";
import { DueDay, OwnerSelect, StateSelect } from "./item/item-fields";
import { ItemNote } from "./item/item-note";
import type { Wish } from "./item/questions";
import { useItemEdit } from "./item/use-item-edit";

type State = ActionItemView["state"];
export type BoardColumn = {
  readonly state: State;
  readonly items: readonly ActionItemView[];
  readonly hasMore: boolean;
};
type Shared = {
  people: readonly { readonly id: string; readonly name: string }[];
  disabledReason: string | null;
};

/** Items by state. A card moves by its own list of states, or is dragged; what closes it asks why. */
export function ItemBoard(
  props: Shared & { columns: readonly BoardColumn[]; filters: ItemFilters },
) {
  const { columns, filters, ...shared } = props;
  const dragged = useRef<((wish: Wish) => void) | null>(null);
  const drop = (event: DragEvent, state: State) => {
    event.preventDefault();
    dragged.current?.({ state });
    dragged.current = null;
  };
  return (
    <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-5">
      <RowKeys of="action item" />
      {columns.map(({ state, items, hasMore }) => (
        <section
          key={state}
          aria-labelledby={`column-${state}`}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => drop(event, state)}
          className="min-w-0 rounded-md bg-sunken/60 p-2"
        >
          <h2 id={`column-${state}`} className="px-1 pb-2 font-medium text-sm">
            {STATE_NAMES[state]}{" "}
            <span className="tabular text-ink-faint">
              {items.length}
              {hasMore ? "+" : ""}
            </span>
          </h2>
          {items.length === 0 ? (
            <p className="px-1 pb-1 text-ink-faint text-sm">None.</p>
          ) : (
            <ul className="flex flex-col gap-2">
              {items.map((item) => (
                <Card
                  key={item.id}
                  {...shared}
                  item={item}
                  onDrag={(change) => {
                    dragged.current = change;
                  }}
                />
              ))}
            </ul>
          )}
          {hasMore ? (
            <Link
              href={itemsHref({ ...filters, state: [state] })}
              className="mt-2 inline-block px-1 text-accent text-sm"
            >
              All in the list
            </Link>
          ) : null}
        </section>
      ))}
    </div>
  );
}

function Card(
  props: Shared & { item: ActionItemView; onDrag: (change: (wish: Wish) => void) => void },
) {
  const { item, people, disabledReason, onDrag } = props;
  const edit = useItemEdit(item);
  const field = { item, edit, disabledReason };
  return (
    <li
      data-row
      data-id={item.id}
      tabIndex={-1}
      aria-label={`${item.ref} ${item.title}`}
      draggable={disabledReason === null}
      onDragStart={(event) => {
        // Some browsers drag nothing that carries nothing.
        event.dataTransfer.setData("text/plain", item.ref);
        onDrag(edit.change);
      }}
      className="flex flex-col gap-1 rounded-sm border bg-panel p-2.5"
    >
      <Link
        href={`/action-items/${item.number}`}
        className="break-words font-medium hover:underline"
      >
        {item.title}
      </Link>
      <ItemNote item={item} />
      {edit.message ? (
        <p role="alert" className="text-danger text-sm">
          {edit.message}
        </p>
      ) : null}
      <div className="-mx-1 flex flex-wrap items-center">
        <span className="px-1 text-ink-soft text-sm">{item.priority}</span>
        <DueDay {...field} />
        <OwnerSelect {...field} people={people} className="w-full" />
        <StateSelect {...field} className="w-full" />
      </div>
      <AskDialog asking={edit.asking} about={item.title} />
    </li>
  );
}
