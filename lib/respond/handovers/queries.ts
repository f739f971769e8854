import "server-only";
import type { Context } from "@/lib/platform/command/context";
import { defineQuery } from "@/lib/platform/command/query";
import type { ReadDb } from "@/lib/platform/core/db";
import type { IncidentRow } from "@/lib/respond/incidents/load";
import { loadIncident } from "@/lib/respond/incidents/load";
import { findUnsettled, OFFER, readCommand } from "./load";
import { offerState, whyLapsed } from "./rules";
import { ReadHandover } from "./schemas";
import { viewOffer } from "./view";
import { writeBriefing } from "./write-briefing";

/** The offer of command that waits for an answer now, or null. @throws DomainError NOT_FOUND. */
export const readOpenOffer = defineQuery({
  name: "handover.open",
  permission: "incident.read",
  input: ReadHandover,
  sample: { incident: 42 },
  run: async (db, input, ctx) =>
    findOpen(db, await loadIncident(db, input.incident, ctx.actor), ctx),
});

/** The open offer with its briefing, and those before it, newest first. @throws DomainError NOT_FOUND. */
export const readHandover = defineQuery({
  name: "handover.read",
  permission: "incident.read",
  input: ReadHandover,
  sample: { incident: 42 },
  run: async (db, input, ctx) => {
    const incident = await loadIncident(db, input.incident, ctx.actor);
    const offer = await findOpen(db, incident, ctx);
    const rows = await db.handoverOffer.findMany({
      where: { incidentId: incident.id, ...(offer && { id: { not: offer.id } }) },
      orderBy: [{ offeredAt: "desc" }, { id: "desc" }],
      take: 50,
      ...OFFER,
    });
    return { offer, history: rows.map((row) => viewOffer(row, ctx.now)) };
  },
});

/** The briefing as it stands now: what the next commander would be handed. @throws DomainError NOT_FOUND. */
export const readBriefing = defineQuery({
  name: "handover.briefing",
  permission: "incident.read",
  input: ReadHandover,
  sample: { incident: 42 },
  run: async (db, input, ctx) => {
    const { id } = await loadIncident(db, input.incident, ctx.actor);
    return writeBriefing(db, id, ctx.now);
  },
});

/** One that expired or lapsed is not open, even before that is recorded. */
async function findOpen(db: ReadDb, incident: IncidentRow, ctx: Context) {
  const offer = await findUnsettled(db, incident.id);
  if (!offer || offerState(offer, ctx.now) !== "OPEN") return null;
  return whyLapsed(offer, await readCommand(db, incident)) ? null : viewOffer(offer, ctx.now);
}
