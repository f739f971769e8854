import "server-only";
import { iso } from "@/lib/platform/core/json";
import type { OfferRow } from "./load";
import { offerState } from "./rules";
import { Briefing } from "./schemas";

/** An offer as API and browser get it; instants are ISO strings in UTC. */
export type OfferView = ReturnType<typeof viewOffer>;

/** One offer with its state at `now`. */
export function viewOffer(offer: OfferRow, now: Date) {
  const { id, from, to, offeredBy, note, reason } = offer;
  return {
    id,
    from,
    to,
    offeredBy,
    offeredAt: iso(offer.offeredAt),
    expiresAt: iso(offer.expiresAt),
    note,
    briefing: Briefing.parse(offer.briefing),
    state: offerState(offer, now),
    answeredAt: iso(offer.acceptedAt ?? offer.declinedAt ?? offer.withdrawnAt),
    reason,
  };
}
