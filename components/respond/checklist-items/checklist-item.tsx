"use client";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { useEager } from "@/components/frame/use-eager";
import { RollbackDialog } from "@/components/respond/rollback/rollback-dialog";
import { Time } from "@/components/ui/time/time";
import { setChecklistItem } from "@/lib/respond/checklist-items/actions";
import type { ChecklistItemView } from "@/lib/respond/checklist-items/checklist";
import { SkipDialog } from "./skip-dialog";

type Props = {
  incident: number;
  item: ChecklistItemView;
  deployments: readonly { id: string; version: string }[];
  disabledReason: string | null;
};

export function ChecklistItem({ incident, item, deployments, disabledReason }: Props) {
  const { run, pending, message } = useAction(setChecklistItem);
  const [state, choose] = useEager(item.state, { pending, message });
  const [skipping, setSkipping] = useState(false);
  const [deciding, setDeciding] = useState(false);
  const isRollback = item.key === "rollback-first";
  const byHand = !item.auto && !item.provable && disabledReason === null;
  const maySkip = state === "OPEN" && disabledReason === null && !isRollback;
  const set = (wanted: "OPEN" | "DONE") => {
    choose(wanted);
    run({ incident, itemId: item.id, state: wanted });
  };
  return (
    <li className="group flex items-start gap-2.5 py-1.5">
      <input
        type="checkbox"
        ref={(box) => {
          if (box) box.indeterminate = state === "SKIPPED";
        }}
        checked={state === "DONE"}
        aria-label={item.text}
        aria-disabled={!byHand || pending || undefined}
        title={byHand ? undefined : (disabledReason ?? item.because ?? item.hint)}
        onChange={() => byHand && !pending && set(state === "OPEN" ? "DONE" : "OPEN")}
        className="mt-0.5 size-4 shrink-0 accent-(--ink-soft) aria-disabled:opacity-70"
      />
      <div className="min-w-0 flex-1 text-sm">
        <p className={state === "OPEN" ? "" : "text-ink-soft"}>
          <span className={state === "SKIPPED" ? "line-through" : ""}>{item.text}</span>
        </p>
        <Because item={item} />
        {message ? (
          <p role="alert" className="text-sev1">
            {message}
          </p>
        ) : null}
        <div className="flex gap-3">
          {isRollback && disabledReason === null ? (
            <Small onClick={() => setDeciding(true)}>
              {item.state === "OPEN" ? "Decide" : "Decide again"}
            </Small>
          ) : null}
          {maySkip ? <Small onClick={() => setSkipping(true)}>Skip</Small> : null}
          {item.state === "SKIPPED" && !item.auto && disabledReason === null ? (
            <Small onClick={() => set("OPEN")}>Take back</Small>
          ) : null}
        </div>
      </div>
      <SkipDialog incident={incident} item={item} open={skipping} onOpenChange={setSkipping} />
      {isRollback ? (
        <RollbackDialog
          incident={incident}
          deployments={deployments}
          open={deciding}
          onOpenChange={setDeciding}
        />
      ) : null}
    </li>
  );
}

/** Why it stands as it does, or how to do it. */
function Because({ item }: { item: ChecklistItemView }) {
  if (item.state === "OPEN") return <p className="text-ink-faint text-xs">{item.hint}</p>;
  if (item.auto) return <p className="text-ink-faint text-xs">{item.because}</p>;
  return (
    <p className="text-ink-faint text-xs">
      {item.doneBy?.name}
      {item.doneAt ? (
        <>
          {" "}
          · <Time at={item.doneAt} />
        </>
      ) : null}
      {item.reason ? ` · ${item.reason}` : null}
    </p>
  );
}

function Small({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="rounded-sm py-0.5 text-accent text-xs hover:underline"
    >
      {children}
    </button>
  );
}
