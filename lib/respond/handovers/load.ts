import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { DomainError } from "@/lib/platform/core/errors";
import type { IncidentRow } from "@/lib/respond/incidents/load";
import type { Prisma } from "@/prisma/generated/client";
import type { Command } from "./rules";

const PERSON = { select: { id: true, name: true } } as const;
export const OFFER = {
  include: { from: PERSON, to: PERSON, offeredBy: PERSON },
} as const satisfies Prisma.HandoverOfferDefaultArgs;
export type OfferRow = Prisma.HandoverOfferGetPayload<typeof OFFER>;

/** Neither answered nor taken back, nor recorded as expired: at most one an incident. */
export const UNSETTLED = {
  acceptedAt: null,
  declinedAt: null,
  withdrawnAt: null,
  expiryRecordedAt: null,
} as const satisfies Prisma.HandoverOfferWhereInput;

/** The offer that nothing has been recorded of yet; it may have expired or lapsed all the same. */
export function findUnsettled(db: ReadDb, incidentId: string): Promise<OfferRow | null> {
  return db.handoverOffer.findFirst({ where: { incidentId, ...UNSETTLED }, ...OFFER });
}

/** @throws DomainError CONFLICT when there is none. */
export async function loadUnsettled(db: ReadDb, incidentId: string): Promise<OfferRow> {
  const offer = await findUnsettled(db, incidentId);
  if (!offer) throw new DomainError("CONFLICT", "Command is not being offered to anybody.");
  return offer;
}

/** Whether there is something to command, and who does. */
export async function readCommand(db: ReadDb, incident: IncidentRow): Promise<Command> {
  const held = await db.roleAssignment.findFirst({
    where: { incidentId: incident.id, role: "COMMANDER", relinquishedAt: null },
    select: { user: PERSON },
  });
  return { status: incident.status, commander: held?.user ?? null };
}
