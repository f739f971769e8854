"use client";
import { Siren } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useShortcut } from "@/components/ui/keys/shortcut";
import { DeclareForm } from "./declare-form";

/** Opens the dialog from every page; `D` does the same. */
export function DeclareButton({ disabledReason }: { disabledReason: string | null }) {
  const [open, setOpen] = useState(false);
  useShortcut({
    key: "D",
    label: "Declare an incident",
    run: () => setOpen(true),
    disabledReason,
    group: "Everywhere",
  });
  return (
    <>
      <Button
        look="primary"
        onClick={() => setOpen(true)}
        disabledReason={disabledReason}
        shortcut="D"
      >
        <Siren size={16} aria-hidden className="shrink-0" />
        <span>
          Declare<span className="max-md:sr-only"> incident</span>
        </span>
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="Declare an incident">
        <DeclareForm onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
