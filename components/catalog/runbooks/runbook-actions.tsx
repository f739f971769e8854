"use client";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { FormError } from "@/components/ui/field";
import { editRunbook, reviewRunbook } from "@/lib/catalog/runbooks/actions";
import type { RunbookView } from "@/lib/catalog/runbooks/view";

/** What one can do with a runbook: say that it is right, write in it, put it away. */
export function RunbookActions(props: { runbook: RunbookView; disabledReason: string | null }) {
  const { runbook, disabledReason } = props;
  const { number, version, archivedAt } = runbook;
  const review = useAction(reviewRunbook);
  const edit = useAction(editRunbook);
  const isArchived = archivedAt !== null;
  return (
    <div className="flex flex-col items-end gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          look="ghost"
          disabledReason={disabledReason}
          pending={edit.pending}
          onClick={() => edit.run({ runbook: number, version, archived: !isArchived })}
        >
          {isArchived ? "Restore" : "Archive"}
        </Button>
        {disabledReason === null && !isArchived ? (
          <ButtonLink href={`/runbooks/${number}/edit`}>Edit</ButtonLink>
        ) : null}
        {isArchived ? null : (
          <Button
            look={runbook.stale ? "primary" : "secondary"}
            disabledReason={disabledReason}
            pending={review.pending}
            onClick={() => review.run({ runbook: number, version })}
          >
            I read it: it is right
          </Button>
        )}
      </div>
      <FormError message={review.message ?? edit.message} />
    </div>
  );
}
