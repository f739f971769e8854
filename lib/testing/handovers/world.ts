import { systemActor } from "@/lib/platform/access/actor";
import { offerCommand } from "@/lib/respond/handovers/offer-command";
import { settleOffer } from "@/lib/respond/handovers/settle-offer";
import { readIncident } from "@/lib/respond/incidents/queries";
import { readTimeline } from "@/lib/respond/timeline/queries";
import { followStream } from "@/lib/tell/notifications/follow-stream";
import { at, makeIncident } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";

const MUSTER = systemActor("Muster", "job");

/** Ada commands since minute 5; she offers at 10 in what follows. */
export async function world() {
  const { ada, incident } = await makeIncident("ACKNOWLEDGED");
  const grace = await signIn("RESPONDER", "Grace");
  const { id } = await readIncident.execute(ada, { incident });
  const stream = `incident:${id}`;
  return {
    ada,
    grace,
    incident,
    offer: (fields: object = {}, minutes = 10) =>
      offerCommand.execute(ada, { incident, toId: grace.id, ...fields }, at(minutes)),
    settle: (minutes: number) => settleOffer.execute(MUSTER, { stream }, at(minutes)),
    follow: () => followStream.execute(MUSTER, { stream }, at(20)),
    commander: async () => {
      const { roles } = await readIncident.execute(ada, { incident });
      return roles.filter(({ role }) => role === "COMMANDER").map(({ user }) => user.name);
    },
    said: async () => {
      const items = await readTimeline.execute(ada, { incident });
      return items.filter(({ kind }) => kind.startsWith("handover.")).map(({ body }) => body);
    },
  };
}
