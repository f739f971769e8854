"use client";
import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { DropdownMenu } from "radix-ui";
import { useState } from "react";
import { Link } from "@/components/ui/link";
import { Offer } from "@/components/ui/offer";
import { waivePostmortem } from "@/lib/learn/postmortems/actions";
import { mayRole, type Role } from "@/lib/platform/access/permissions";
import {
  cancelIncident,
  retractMitigation,
  retractResolution,
} from "@/lib/respond/incidents/actions";
import { isOpen } from "@/lib/respond/incidents/rules";
import { CancelDialog } from "./cancel-dialog";
import { ReasonDialog } from "./reason-dialog";
import type { RoomData } from "./room-data";

const ITEM =
  "flex cursor-pointer items-center rounded-sm px-2 py-1.5 text-base outline-none data-[highlighted]:bg-sunken";
type Which = "cancel" | "reopen" | "unmitigate" | "waive";

/** The steps that are seldom needed; each asks once, and says what it does. */
export function MoreActions(props: RoomData & { disabledReason: string | null }) {
  const { incident, role, disabledReason } = props;
  const [dialog, setDialog] = useState<Which | null>(null);
  const router = useRouter();
  const close = (open: boolean) => setDialog(open ? dialog : null);
  const choices = choicesOf(incident, role, disabledReason === null);
  const pages = pagesOf(incident);
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger
          aria-label="More actions"
          className="grid size-11 place-items-center rounded-sm border border-line-strong/60 hover:bg-sunken"
        >
          <Ellipsis size={16} aria-hidden />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="end"
            sideOffset={6}
            className="z-50 min-w-52 rounded-md border border-line bg-panel p-1 shadow-lg"
          >
            {pages.map(([href, label]) => (
              <DropdownMenu.Item key={href} asChild className={ITEM}>
                <Link href={href}>{label}</Link>
              </DropdownMenu.Item>
            ))}
            {choices.map(([which, label]) => (
              <DropdownMenu.Item key={which} className={ITEM} onSelect={() => setDialog(which)}>
                {label}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {choices.map(([which, label]) => (
        <Offer key={which} shortcut={{ label, run: () => setDialog(which) }} />
      ))}
      {pages.map(([href, label]) => (
        <Offer key={href} shortcut={{ label, run: () => router.push(href) }} />
      ))}
      <CancelDialog
        incident={incident}
        action={cancelIncident}
        open={dialog === "cancel"}
        onOpenChange={close}
      />
      <ReasonDialog
        incident={incident}
        action={retractResolution}
        open={dialog === "reopen"}
        onOpenChange={close}
        title="Reopen the incident"
        description="The resolution is retracted; the clocks go on."
        button="Reopen"
      />
      <ReasonDialog
        incident={incident}
        action={retractMitigation}
        open={dialog === "unmitigate"}
        onOpenChange={close}
        title="Retract the mitigation"
        description="Users feel it again."
        button="Retract mitigation"
      />
      <ReasonDialog
        incident={incident}
        action={waivePostmortem}
        open={dialog === "waive"}
        onOpenChange={close}
        title="Waive the postmortem"
        description="The reason stays with the incident."
        button="Waive"
      />
    </>
  );
}

/** The pages of this incident. */
function pagesOf({ number, postmortem }: RoomData["incident"]) {
  const pages: readonly (readonly [string, string, boolean])[] = [
    [`/incidents/${number}/postmortem`, "Open the postmortem", postmortem !== null],
    [`/incidents/${number}/replay`, "Replay", true],
    [`/incidents/${number}/history`, "History and proof", true],
  ];
  return pages.filter(([, , on]) => on);
}

/** What is possible in this state, for this role. */
function choicesOf(
  { status, postmortem, postmortemWaiver }: RoomData["incident"],
  role: Role,
  may: boolean,
) {
  const resolved = status === "RESOLVED";
  const unwaived = postmortemWaiver === null && !postmortem?.publishedAt;
  const choices: readonly (readonly [Which, string, boolean])[] = [
    ["unmitigate", "Retract mitigation", may && status === "MITIGATED"],
    ["reopen", "Reopen", may && resolved],
    ["waive", "Waive the postmortem", mayRole(role, "postmortem.waive") && resolved && unwaived],
    ["cancel", "Cancel incident", may && isOpen(status)],
  ];
  return choices.filter(([, , on]) => on);
}
