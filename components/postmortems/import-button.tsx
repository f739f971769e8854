"use client";
import { Upload } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";

const ImportDialog = dynamic(async () => (await import("./import-dialog")).ImportDialog, {
  ssr: false,
});

/** Opens the import of a file that was exported and edited elsewhere. */
export function ImportButton(props: { incident: number; disabledReason: string | null }) {
  const [open, setOpen] = useState<boolean | null>(null);
  return (
    <>
      <Button disabledReason={props.disabledReason} onClick={() => setOpen(true)}>
        <Upload size={16} aria-hidden /> Import Markdown
      </Button>
      {open === null ? null : (
        <ImportDialog incident={props.incident} open={open} onOpenChange={setOpen} />
      )}
    </>
  );
}
