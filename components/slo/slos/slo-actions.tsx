"use client";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Confirm } from "@/components/ui/confirm";
import { archiveSlo, editSlo } from "@/lib/slo/slos/actions";
import type { SloView } from "@/lib/slo/slos/view";

/** What one can do with an SLO; what one may not says why. */
export function SloActions({
  slo,
  disabledReason,
}: {
  slo: SloView;
  disabledReason: string | null;
}) {
  const [open, setOpen] = useState(false);
  const archive = useAction(archiveSlo);
  const restore = useAction(editSlo);
  const { number, name, version } = slo;
  if (slo.archivedAt) {
    return (
      <Button
        disabledReason={disabledReason}
        pending={restore.pending}
        onClick={() => restore.run({ slo: number, version, archived: false })}
      >
        Restore
      </Button>
    );
  }
  return (
    <>
      <Button look="ghost" disabledReason={disabledReason} onClick={() => setOpen(true)}>
        Archive
      </Button>
      {disabledReason ? null : <ButtonLink href={`/slos/${number}/edit`}>Edit</ButtonLink>}
      <Confirm
        open={open}
        onOpenChange={setOpen}
        title={`Archive “${name}”?`}
        doIt="Archive it"
        pending={archive.pending}
        message={archive.message}
        onConfirm={() => archive.run({ slo: number, version }, () => setOpen(false))}
      >
        It stays readable, takes no more samples and tells nobody any more. It can be restored.
      </Confirm>
    </>
  );
}
