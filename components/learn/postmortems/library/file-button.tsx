"use client";
import { Tags } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { PostmortemView } from "@/lib/learn/postmortems/view";
import { FileForm } from "./file-form";

/** Opens the choice of factors and tags; also of a published postmortem, since they are no part of its text. */
export function FileButton(props: { postmortem: PostmortemView; disabledReason: string | null }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        look="ghost"
        disabledReason={props.disabledReason}
        onClick={() => setOpen(true)}
      >
        <Tags size={14} aria-hidden /> Factors and tags
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        size="lg"
        title="Factors and tags"
        description="Under these it is found in the library. They are no part of the text."
      >
        <FileForm postmortem={props.postmortem} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
