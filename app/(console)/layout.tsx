import type { ReactNode } from "react";
import { DeclareButton } from "@/components/incidents/declare-button";
import { Live } from "@/components/live/live";
import { Bell } from "@/components/notifications/bell";
import { ConsoleShell } from "@/components/shell/console-shell";
import { OutboxSender } from "@/components/timeline/outbox-sender";
import { ServerTime } from "@/components/ui/server-time";
import { may } from "@/lib/access/actor";
import { explainPermission } from "@/lib/access/permissions";
import { readClock } from "@/lib/core/clock";
import { requireActor } from "@/lib/entrance/page";
import { countUnread } from "@/lib/notifications/queries";

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
