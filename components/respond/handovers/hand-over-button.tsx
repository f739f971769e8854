"use client";
import { useState } from "react";
import type { RoomData } from "@/components/respond/incidents/room-data";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useShortcut } from "@/components/ui/keys/shortcut";
import { mayRole } from "@/lib/platform/access/permissions";
import { EXPLAIN_WHO_OFFERS } from "@/lib/respond/handovers/rules";
import { isOpen } from "@/lib/respond/incidents/rules";
import { HandOverForm } from "./hand-over-form";
import { useOpenOffer } from "./open-offer";

/** Offers command to somebody else; `H` opens it. */
export function HandOverButton(props: RoomData & { disabledReason: string | null }) {
  const [open, setOpen] = useState(false);
  const reason = useReason(props);
  useShortcut({
    key: "H",
    label: "Hand over command",
    run: () => setOpen(true),
    disabledReason: reason,
  });
  return (
    <>
      <Button
        size="sm"
        look="ghost"
        shortcut="H"
        disabledReason={reason}
        onClick={() => setOpen(true)}
      >
        Hand over
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        size="lg"
        title="Hand over command"
        description="The commander stays until the other accepts. The briefing goes with the offer, as it stands when you send it."
      >
        <HandOverForm {...props} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function useReason({ incident, me, role, disabledReason }: Parameters<typeof HandOverButton>[0]) {
  const offer = useOpenOffer();
  const commander = incident.roles.find((held) => held.role === "COMMANDER");
  if (disabledReason) return disabledReason;
  if (!isOpen(incident.status)) return "The incident is over.";
  if (!commander) return "Nobody is commander yet: give somebody the role.";
  if (offer) return `Command is offered to ${offer.to.name} already.`;
  const mayOffer = commander.user.id === me.id || mayRole(role, "handover.for-others");
  return mayOffer ? null : EXPLAIN_WHO_OFFERS;
}
