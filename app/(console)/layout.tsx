import type { ReactNode } from "react";
import { ConsoleShell } from "@/components/frame/console-shell";
import { DeclareButton } from "@/components/respond/incidents/declare/declare-button";
import { Live } from "@/components/respond/live/live";
import { OutboxSender } from "@/components/respond/timeline/outbox-sender";
import { Bell } from "@/components/tell/notifications/bell";
import { ServerTime } from "@/components/ui/time/server-time";
import { requireActor } from "@/lib/people/entrance/page";
import { may } from "@/lib/platform/access/actor";
import { explainPermission } from "@/lib/platform/access/permissions";
import { readClock } from "@/lib/platform/core/clock/clock";
import { countUnread } from "@/lib/tell/notifications/queries";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const { unread } = await countUnread.execute(actor, {});
  const reason = may(actor, "incident.declare") ? null : explainPermission("incident.declare");
  return (
    <ConsoleShell
      person={{ name: actor.name, role: actor.role }}
      declare={<DeclareButton disabledReason={reason} />}
      bell={<Bell unread={unread} />}
    >
      <ServerTime now={readClock().toISOString()} />
      <OutboxSender userId={actor.id} />
      <Live />
      {children}
    </ConsoleShell>
  );
}
