"use client";
import { useState } from "react";
import { toast } from "sonner";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { importMarkdown } from "@/lib/learn/postmortems/actions";
import type { SectionKey } from "@/lib/learn/postmortems/template";
import { type ImportPlan, ImportPreview } from "./import-preview";

type Chosen = Readonly<Partial<Record<SectionKey, string>>>;

/** A file in, what it would change, and then the change itself. */
export function ImportDialog(props: {
  incident: number;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { incident, open, onOpenChange } = props;
  const [markdown, setMarkdown] = useState("");
  const [plan, setPlan] = useState<ImportPlan | null>(null);
  const [chosen, setChosen] = useState<Chosen>({});
  const { run, pending, message, fields, clear } = useAction(importMarkdown);
  const take = (text: string) => {
    setMarkdown(text);
    setPlan(null);
    setChosen({});
    clear();
  };
  const look = () =>
    run({ incident, markdown, apply: false }, (found) => {
      setPlan(found);
      // A choice was made between texts that may be others now.
      setChosen({});
    });
  const apply = () =>
    plan &&
    run({ incident, markdown, version: plan.version, chosen }, ({ changes }) => {
      toast.success(`Imported ${sections(changes.length)}`);
      take("");
      onOpenChange(false);
    });
  const isOpenChoice = plan?.changes.some(
    ({ merged, section }) => merged === null && chosen[section] === undefined,
  );
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Import Markdown"
      size="lg"
      description="An exported file, edited elsewhere, becomes the next version of the sections it changes. You see first what that would be."
    >
      <FileChoice markdown={markdown} onTake={take} problem={fields.markdown ?? message} />
      {plan ? <ImportPreview plan={plan} chosen={chosen} onChoose={setChosen} /> : null}
      <div className="mt-3 flex gap-2">
        {plan && plan.changes.length > 0 ? (
          <Button
            look="primary"
            pending={pending}
            disabledReason={isOpenChoice ? "Choose first what to keep." : null}
            onClick={apply}
          >
            Import {sections(plan.changes.length)}
          </Button>
        ) : null}
        <Button
          look={plan ? "secondary" : "primary"}
          pending={pending && !plan}
          disabledReason={markdown.trim() ? null : "Choose a file or paste its text first."}
          onClick={look}
        >
          {plan ? "Compare again" : "Show what would change"}
        </Button>
      </div>
    </Dialog>
  );
}

function FileChoice(props: {
  markdown: string;
  onTake: (text: string) => void;
  problem: string | null;
}) {
  return (
    <div className="flex flex-col gap-3">
      <label className="flex flex-col gap-1 font-medium text-sm">
        File
        <input
          type="file"
          accept=".md,.markdown,text/markdown,text/plain"
          className="font-normal text-ink-soft file:mr-3 file:h-9 file:rounded-sm file:border file:border-line-strong/55 file:border-solid file:bg-panel file:px-3 file:font-medium file:text-ink"
          onChange={async ({ target }) => {
            const file = target.files?.[0];
            if (file) props.onTake(await file.text());
          }}
        />
      </label>
      <label className="flex flex-col gap-1 font-medium text-sm">
        Or its text
        <textarea
          value={props.markdown}
          rows={5}
          aria-invalid={props.problem !== null}
          onChange={({ target }) => props.onTake(target.value)}
          className="rounded-sm border border-line-strong/70 bg-transparent px-3 py-2 font-mono font-normal text-sm"
        />
      </label>
      {props.problem ? (
        <p role="alert" className="text-danger text-sm">
          {props.problem}
        </p>
      ) : null}
    </div>
  );
}

function sections(count: number): string {
  return count === 1 ? "1 section" : `${count} sections`;
}
