"use client";
import { SimilarItemList } from "@/components/learn/action-items/similar-items";
import { FormError } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { AskDialog } from "./ask-dialog";
import { InlineEdit } from "./inline-edit";
import { ItemComments } from "./item-comments";
import type { ItemData } from "./item-data";
import { ItemDescription } from "./item-description";
import { ItemFacts } from "./item-facts";
import { ItemChanges, ItemPostponements } from "./item-record";
import { useItemEdit } from "./use-item-edit";

/** One promise with all that is known of it: what it is, what was said, and what became of it. */
export function ItemPage(data: ItemData) {
  const { item, disabledReason } = data;
  const edit = useItemEdit(item);
  return (
    <>
      <header className="px-4 pt-5 pb-4 md:px-8 md:pt-8">
        <p className="text-sm">
          <Link href="/action-items" className="text-accent">
            Action items
          </Link>{" "}
          <span className="tabular text-ink-faint">/ {item.ref}</span>
        </p>
        <div className="mt-1 flex items-center gap-1.5">
          <h1 className="min-w-0 break-words font-semibold text-xl tracking-tight">{item.title}</h1>
          <InlineEdit
            label={`title of ${item.ref}`}
            type="text"
            value={item.title}
            disabledReason={disabledReason}
            onSave={(title) => edit.change({ title })}
          />
        </div>
      </header>
      <div className="grid gap-x-10 gap-y-8 px-4 pb-10 md:px-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-8">
          <FormError message={edit.message} />
          <SimilarItemList similar={data.similar} />
          <ItemDescription item={item} edit={edit} disabledReason={disabledReason} />
          <ItemComments item={item} comments={data.comments} disabledReason={disabledReason} />
        </div>
        <div className="flex min-w-0 flex-col gap-8">
          <ItemFacts {...data} edit={edit} />
          <ItemPostponements postponements={data.postponements} />
          <ItemChanges history={data.history} />
        </div>
      </div>
      <AskDialog asking={edit.asking} about={item.title} />
    </>
  );
}
