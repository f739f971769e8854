import "server-only";
import { loadDraft } from "@/lib/learn/postmortems/load";
import { defineQuery } from "@/lib/platform/command/query";
import { OnDebrief } from "./schemas";
import { viewDebrief } from "./view";

/**
 * The meetings about a postmortem and what was parked in them.
 * @throws DomainError NOT_FOUND; FORBIDDEN for who took no part, as for the draft itself.
 */
export const readDebrief = defineQuery({
  name: "debrief.read",
  permission: "postmortem.read",
  input: OnDebrief,
  sample: { incident: 42 },
  run: async (db, input, ctx) => {
    const { postmortem } = await loadDraft(db, input.incident, ctx.actor);
    return viewDebrief(db, postmortem.id, ctx.now);
  },
});
