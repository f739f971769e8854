"use client";
import { useAction } from "@/components/frame/use-action";
import { ReasonField } from "@/components/ui/form/fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { useDrafted } from "@/components/ui/form/use-drafted";
import { setChecklistItem } from "@/lib/respond/checklist-items/actions";

export function SkipDialog(props: {
  incident: number;
  item: { id: string; text: string };
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { incident, item } = props;
  const form = useDrafted(useAction(setChecklistItem), `skip-${item.id}`, { reason: "" });
  const { reason } = form.values;
  return (
    <FormDialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title="Leave out a step"
      description={item.text}
      form={form}
      onSubmit={() =>
        form.run({ incident, itemId: item.id, state: "SKIPPED", ...(reason && { reason }) }, () =>
          props.onOpenChange(false),
        )
      }
      button="Skip this step"
    >
      <ReasonField form={form} label="Why it does not apply" />
    </FormDialog>
  );
}
