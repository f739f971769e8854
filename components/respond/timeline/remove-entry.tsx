"use client";
import { useAction } from "@/components/frame/use-action";
import { ReasonField } from "@/components/ui/form/fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { useDrafted } from "@/components/ui/form/use-drafted";
import { removeEntry } from "@/lib/respond/timeline/actions";
import type { TimelineItem } from "@/lib/respond/timeline/view";

export function RemoveEntry(props: { incident: number; item: TimelineItem; onClose: () => void }) {
  const { incident, item, onClose } = props;
  const form = useDrafted(useAction(removeEntry), `remove-${item.id}`, { reason: "" });
  return (
    <FormDialog
      open
      onOpenChange={onClose}
      title="Remove this entry"
      description="It is struck through and stays readable, with your reason."
      form={form}
      onSubmit={() => form.run({ incident, entryId: item.id, ...form.values }, onClose)}
      button="Remove entry"
      look="danger"
    >
      <ReasonField form={form} />
    </FormDialog>
  );
}
