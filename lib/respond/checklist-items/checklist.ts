import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import type { ReadDb } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import { type Evidence, proveItem, resolveItem } from "@/lib/respond/checklist/rules";
import { PHASE_DETAILS, PHASES, PROOFS } from "@/lib/respond/checklist/template";
import { loadIncident } from "@/lib/respond/incidents/load";
import type { Prisma } from "@/prisma/generated/client";
import { gatherProof } from "./proof";
import { ReadChecklist } from "./schemas";

const ITEM = {
  include: {
    assignee: { select: { id: true, name: true } },
    doneBy: { select: { id: true, name: true } },
  },
} as const satisfies Prisma.ChecklistItemDefaultArgs;
type ItemRow = Prisma.ChecklistItemGetPayload<typeof ITEM>;

export type ChecklistView = Awaited<ReturnType<typeof viewChecklist>>;
export type ChecklistItemView = ChecklistView[number]["items"][number];

/** The checklist by phase, each item as facts and people say it stands now. @throws DomainError NOT_FOUND. */
export const readChecklist = defineQuery({
  name: "checklist.read",
  permission: "incident.read",
  input: ReadChecklist,
  sample: { incident: 42 },
  run: async (db, input, ctx) => {
    const incident = await loadIncident(db, input.incident, ctx.actor);
    return viewChecklist(db, incident.id);
  },
});

/** The same for commands that have the incident already. */
export async function viewChecklist(db: ReadDb, incidentId: string) {
  const proof = await gatherProof(db, incidentId);
  const items = await db.checklistItem.findMany({
    where: { incidentId },
    orderBy: { position: "asc" },
    ...ITEM,
  });
  return PHASES.map((phase) => ({
    phase,
    name: PHASE_DETAILS[phase].name,
    window: PHASE_DETAILS[phase].window,
    items: items
      .filter((item) => item.phase === phase)
      .map((item) => viewItem(item, proveItem(proofOf(item), proof))),
  })).filter(({ items: own }) => own.length > 0);
}

/** The proof an item was snapshotted with; one that a later version no longer knows is none. */
export function proofOf(item: { proof: string | null }) {
  return PROOFS.find((proof) => proof === item.proof) ?? null;
}

function viewItem(item: ItemRow, evidence: Evidence) {
  const { state, auto, because } = resolveItem(item, evidence);
  const said = auto ? null : item;
  return {
    id: item.id,
    key: item.key,
    text: item.text,
    hint: item.hint,
    state,
    auto,
    /** Whether facts can tick it at all. */
    provable: item.proof !== null,
    because,
    assignee: item.assignee,
    doneBy: said?.doneBy ?? null,
    doneAt: said ? iso(said.doneAt) : null,
    reason: said?.reason ?? null,
  };
}
