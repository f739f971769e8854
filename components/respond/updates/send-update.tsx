"use client";
import { useState } from "react";
import type { RoomData } from "@/components/respond/incidents/room-data";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useShortcut } from "@/components/ui/keys/shortcut";
import { UpdateForm } from "./update-form";

/** An update to stakeholders; `U` opens it. */
export function SendUpdate(
  props: Pick<RoomData, "incident" | "updates" | "now"> & { disabledReason: string | null },
) {
  const { disabledReason } = props;
  const [open, setOpen] = useState(false);
  useShortcut({ key: "U", label: "Send an update", run: () => setOpen(true), disabledReason });
  return (
    <>
      <Button
        size="sm"
        look="ghost"
        disabledReason={disabledReason}
        onClick={() => setOpen(true)}
        shortcut="U"
      >
        Send update
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        size="lg"
        title="Send an update"
        description="For stakeholders: what users see, what is being done, when they hear more."
      >
        <UpdateForm {...props} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
