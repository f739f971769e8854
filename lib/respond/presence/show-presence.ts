import "server-only";
import { requirePerson } from "@/lib/people/people/account";
import { defineCommand } from "@/lib/platform/command/command";
import { whisper } from "@/lib/platform/realtime/notify";
import { loadIncident } from "@/lib/respond/incidents/load";
import type { Sighting } from "./rules";
import { ShowPresence } from "./schemas";

/**
 * Lets everybody in an incident's room know that one is there, and where one writes. Nothing is stored
 * or audited: it is true for seconds. @throws DomainError NOT_FOUND.
 */
export const showPresence = defineCommand({
  name: "presence.show",
  permission: "incident.read",
  input: ShowPresence,
  sample: { incident: 42, tab: "0123456789abcdef0123456789abcdef" },
  run: async (tx, input, ctx) => {
    const { id, number } = await loadIncident(tx, input.incident, ctx.actor);
    const me = requirePerson(ctx);
    const sighting: Sighting = {
      ...input,
      incident: number,
      incidentId: id,
      person: { id: me.id, name: me.name },
    };
    await whisper(tx, sighting);
    return { result: null, audit: "unchanged" };
  },
});
