import type { ReactNode } from "react";
import { OfferBanner } from "@/components/handovers/offer-banner";
import { OpenOffer } from "@/components/handovers/open-offer";
import { readClock } from "@/lib/core/clock";
import { orNotFound } from "@/lib/entrance/not-found";
import { requireActor } from "@/lib/entrance/page";
import { readOpenOffer } from "@/lib/handovers/queries";

type Props = { params: Promise<{ number: string }>; children: ReactNode };

/** What all pages of an incident share: an offer of command shows on each. */
export default async function IncidentLayout({ params, children }: Props) {
  const incident = Number((await params).number);
  const actor = await requireActor();
  const offer = await orNotFound(readOpenOffer.execute(actor, { incident }));
  const now = readClock().toISOString();
  return (
    <OpenOffer offer={offer}>
      {offer ? (
        <OfferBanner
          key={offer.id}
          offer={offer}
          incident={incident}
          me={actor.id}
          role={actor.role}
          now={now}
        />
      ) : null}
      {children}
    </OpenOffer>
  );
}
