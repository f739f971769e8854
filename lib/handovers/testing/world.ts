import { systemActor } from "@/lib/access/actor";
import { at, makeIncident } from "@/lib/core/testing/incidents";
import { signIn } from "@/lib/core/testing/people";
import { readIncident } from "@/lib/incidents/queries";
import { followStream } from "@/lib/notifications/follow-stream";
import { readTimeline } from "@/lib/timeline/queries";
import { offerCommand } from "../offer-command";
import { settleOffer } from "../settle-offer";

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
