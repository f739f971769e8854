"use client";
import { RowKeys } from "@/components/ui/keys/row-keys";
import type { ActionItemView } from "@/lib/learn/action-items/view";
import { ActionItemRow } from "./action-item-row";
import { BulkBar } from "./bulk/bulk-bar";
import { useSelection } from "./bulk/use-selection";
import type { DueGroup } from "./due-groups";

/** The list itself: rows that change in place, under headings, and one bar for all that are chosen. */
export function ActionItemRows(props: {
  groups: readonly DueGroup[];
  people: readonly { readonly id: string; readonly name: string }[];
  disabledReason: string | null;
}) {
  const { groups, people, disabledReason } = props;
  const items = groups.flatMap((group): readonly ActionItemView[] => group.items);
  const { chosen, touch, keep } = useSelection(
    items.map(({ id }) => id),
    disabledReason,
  );
  return (
    <>
      <RowKeys of="action item" />
      {groups.map(({ name, items: rows }) => (
        <section key={name} aria-label={name}>
          <h2 className="mb-1.5 font-medium text-ink-soft text-sm">
            {name} <span className="tabular text-ink-faint">{rows.length}</span>
          </h2>
          <ul className="divide-y rounded-md border bg-panel">
            {rows.map((item) => (
              <ActionItemRow
                key={item.id}
                item={item}
                people={people}
                isChosen={chosen.has(item.id)}
                onTouch={touch}
                disabledReason={disabledReason}
              />
            ))}
          </ul>
        </section>
      ))}
      {disabledReason === null ? (
        <BulkBar items={items.filter(({ id }) => chosen.has(id))} people={people} onKeep={keep} />
      ) : null}
    </>
  );
}
