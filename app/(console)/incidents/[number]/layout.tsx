import type { ReactNode } from "react";
import { OfferBanner } from "@/components/respond/handovers/offer-banner";
import { OpenOffer } from "@/components/respond/handovers/open-offer";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { readClock } from "@/lib/platform/core/clock/clock";
import { readOpenOffer } from "@/lib/respond/handovers/queries";

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
