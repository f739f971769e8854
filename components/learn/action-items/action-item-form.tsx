"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { CONTROL, Field } from "@/components/ui/field";
import { SelectField, TextField } from "@/components/ui/form/fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { useDrafted } from "@/components/ui/form/use-drafted";
import { createActionItem } from "@/lib/learn/action-items/actions";
import { KIND_NAMES, PRIORITY_NAMES } from "@/lib/learn/action-items/names";
import { suggestDueOn } from "@/lib/learn/action-items/rules";
import { ACTION_ITEM_KINDS, PRIORITIES } from "@/lib/learn/action-items/schemas";
import { SimilarWhileTyping } from "./similar-while-typing";

type Priority = (typeof PRIORITIES)[number];
type Kind = (typeof ACTION_ITEM_KINDS)[number];
type Props = {
  people: readonly { readonly id: string; readonly name: string }[];
  incident: number | null;
  disabledReason: string | null;
};

/** The button and the dialog that add an action item. */
export function ActionItemForm(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size={props.incident === null ? "md" : "sm"}
        look={props.incident === null ? "secondary" : "ghost"}
        disabledReason={props.disabledReason}
        onClick={() => setOpen(true)}
      >
        <Plus size={16} aria-hidden /> Add action item
      </Button>
      <ItemDialog {...props} open={open} onOpenChange={setOpen} />
    </>
  );
}

function ItemDialog(props: Props & { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { people, incident, onOpenChange } = props;
  const form = useDrafted(useAction(createActionItem), `action-item-${incident ?? "new"}`, {
    title: "",
    ownerId: "",
    priority: "P1" as Priority,
    kind: "PREVENT" as Kind,
    // Null until somebody chooses a day: till then it follows the priority.
    dueOn: null as string | null,
  });
  const { title, ownerId, ...rest } = form.values;
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const dueOn = rest.dueOn ?? suggestDueOn(rest.priority, today);

  function submit() {
    const item = { ...rest, title, ownerId: ownerId || null, dueOn: dueOn || null };
    form.run({ ...item, incidentNumber: incident }, () => onOpenChange(false));
  }

  return (
    <FormDialog
      open={props.open}
      onOpenChange={onOpenChange}
      title="Add an action item"
      form={form}
      onSubmit={submit}
      button="Add action item"
    >
      <TextField form={form} name="title" label="What will be done?" />
      <SimilarWhileTyping title={title} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          form={form}
          name="ownerId"
          label="Owner"
          choices={[["", "Nobody yet"], ...people.map(({ id, name }) => [id, name] as const)]}
        />
        <Field label="Due" error={form.fields.dueOn}>
          {(wiring) => (
            <input
              {...wiring}
              type="date"
              value={dueOn}
              onChange={(event) => form.set({ dueOn: event.target.value })}
              className={CONTROL}
            />
          )}
        </Field>
        <SelectField
          form={form}
          name="priority"
          label="Priority"
          choices={PRIORITIES.map((each) => [each, PRIORITY_NAMES[each]])}
        />
        <SelectField
          form={form}
          name="kind"
          label="Kind"
          choices={ACTION_ITEM_KINDS.map((each) => [each, KIND_NAMES[each]])}
        />
      </div>
    </FormDialog>
  );
}
