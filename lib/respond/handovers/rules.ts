import type { Refusal } from "@/lib/platform/core/errors";
import { type IncidentStatus, isOpen } from "@/lib/respond/incidents/rules";

/** For how many minutes an offer may stand. */
export const EXPIRY_MINUTES = [5, 15, 30, 60] as const;
export const DEFAULT_EXPIRY_MINUTES = 15;

export const OFFER_STATES = ["OPEN", "ACCEPTED", "DECLINED", "WITHDRAWN", "EXPIRED"] as const;
export type OfferState = (typeof OFFER_STATES)[number];

/** The dated columns that a state is read off. */
export type OfferDates = {
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly declinedAt: Date | null;
  readonly withdrawnAt: Date | null;
};

/** The state of an offer at `now`. What was not answered before its end has expired, recorded or not. */
export function offerState(offer: OfferDates, now: Date): OfferState {
  if (offer.acceptedAt) return "ACCEPTED";
  if (offer.declinedAt) return "DECLINED";
  if (offer.withdrawnAt) return "WITHDRAWN";
  return now >= offer.expiresAt ? "EXPIRED" : "OPEN";
}

/** What an offer rests on, as it is now. */
export type Command = {
  readonly status: IncidentStatus;
  readonly commander: { readonly id: string; readonly name: string } | null;
};

/** Why an offer no longer holds though nobody answered it, as a clause; null while it does. */
export function whyLapsed(offer: { readonly fromId: string }, command: Command): string | null {
  if (!isOpen(command.status)) return `the incident is ${command.status.toLowerCase()}`;
  if (command.commander === null) return "nobody is commander any more";
  if (command.commander.id === offer.fromId) return null;
  return `${command.commander.name} is commander now`;
}

/** Said to those who may not offer it. */
export const EXPLAIN_WHO_OFFERS =
  "Only the commander, a manager or an admin may hand over command.";

/** Whether somebody may take an offer back without being a manager: whose command it is, or who made it. */
export function mayWithdraw(
  offer: { readonly fromId: string; readonly offeredById: string },
  userId: string,
): boolean {
  return offer.fromId === userId || offer.offeredById === userId;
}

/** Whether command can be offered at all, whoever asks. */
export function canOffer(command: Command, toId: string): Refusal | null {
  if (!isOpen(command.status))
    return conflict("The incident is over: there is nothing to command.");
  if (command.commander === null) {
    return conflict("Nobody is commander yet: give somebody the role instead.");
  }
  if (command.commander.id === toId) {
    const message = `${command.commander.name} is commander already: choose somebody else.`;
    return { code: "INVALID", message, fields: { toId: message } };
  }
  return null;
}

/** Whether an offer can still be answered; `lapsed` is what `whyLapsed` says of it. */
export function canAnswer(offer: OfferDates, lapsed: string | null, now: Date): Refusal | null {
  switch (offerState(offer, now)) {
    case "ACCEPTED":
      return conflict("This offer was accepted already.");
    case "DECLINED":
      return conflict("This offer was declined.");
    case "WITHDRAWN":
      return conflict("This offer was withdrawn.");
    case "EXPIRED":
      return conflict("This offer has expired: ask for a new one.");
    case "OPEN":
      return lapsed ? conflict(`This offer no longer holds: ${lapsed}.`) : null;
  }
}

function conflict(message: string): Refusal {
  return { code: "CONFLICT", message };
}
