"use client";
import { Plus } from "lucide-react";
import { type ComponentProps, type FormEvent, useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { createActionItem } from "@/lib/learn/action-items/actions";
import { KIND_NAMES, PRIORITY_NAMES } from "@/lib/learn/action-items/names";
import { suggestDueOn } from "@/lib/learn/action-items/rules";
import { ACTION_ITEM_KINDS, PRIORITIES } from "@/lib/learn/action-items/schemas";
import { SimilarWhileTyping } from "./similar-while-typing";

type Priority = (typeof PRIORITIES)[number];
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
      <Dialog open={open} onOpenChange={setOpen} title="Add an action item">
        <Form {...props} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function Form({ people, incident, onDone }: Props & { onDone: () => void }) {
  const { run, pending, fields, message } = useAction(createActionItem);
  const [title, setTitle] = useState("");
  const [priority, setPriority] = useState<Priority>("P1");
  // Null until somebody chooses a day: till then it follows the priority.
  const [chosenDay, setChosenDay] = useState<string | null>(null);
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const dueOn = chosenDay ?? suggestDueOn(priority, today);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    run(
      {
        title,
        ownerId: text("ownerId") || null,
        priority,
        kind: ACTION_ITEM_KINDS.find((each) => each === text("kind")) ?? "PREVENT",
        dueOn: dueOn || null,
        incidentNumber: incident,
      },
      onDone,
    );
  }

  return (
    <form className="flex flex-col gap-4" onSubmit={submit}>
      <Field label="What will be done?" error={fields.title}>
        {(wiring) => (
          <input
            {...wiring}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            className={CONTROL}
            autoComplete="off"
          />
        )}
      </Field>
      <SimilarWhileTyping title={title} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Choice
          label="Owner"
          name="ownerId"
          choices={[["", "Nobody yet"], ...people.map(({ id, name }) => [id, name] as const)]}
          error={fields.ownerId}
        />
        <Field label="Due" error={fields.dueOn}>
          {(wiring) => (
            <input
              {...wiring}
              type="date"
              value={dueOn}
              onChange={(event) => setChosenDay(event.target.value)}
              className={CONTROL}
            />
          )}
        </Field>
        <Choice
          label="Priority"
          name="priority"
          value={priority}
          onChange={(event) =>
            setPriority(PRIORITIES.find((each) => each === event.target.value) ?? "P1")
          }
          choices={PRIORITIES.map((each) => [each, PRIORITY_NAMES[each]] as const)}
          error={fields.priority}
        />
        <Choice
          label="Kind"
          name="kind"
          defaultValue="PREVENT"
          choices={ACTION_ITEM_KINDS.map((each) => [each, KIND_NAMES[each]] as const)}
          error={fields.kind}
        />
      </div>
      <FormError message={Object.keys(fields).length > 0 ? null : message} />
      <Button type="submit" look="primary" pending={pending}>
        Add action item
      </Button>
    </form>
  );
}

type ChoiceProps = {
  label: string;
  choices: readonly (readonly [string, string])[];
  error: string | undefined;
} & Pick<ComponentProps<"select">, "name" | "value" | "defaultValue" | "onChange">;

function Choice({ label, choices, error, ...select }: ChoiceProps) {
  return (
    <Field label={label} error={error}>
      {(wiring) => (
        <select {...wiring} {...select} className={CONTROL}>
          {choices.map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
