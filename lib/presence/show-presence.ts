import "server-only";
import { loadIncident } from "@/lib/incidents/load";
import { requirePerson } from "@/lib/people/account";
import { whisper } from "@/lib/realtime/notify";
import { defineCommand } from "@/lib/shell/command";
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
