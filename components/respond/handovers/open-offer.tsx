"use client";
import { createContext, type ReactNode, useContext } from "react";
import type { OfferView } from "@/lib/respond/handovers/view";

const OfferContext = createContext<OfferView | null>(null);

/** Lets every part of an incident's pages know of the offer of command that waits for an answer. */
export function OpenOffer({ offer, children }: { offer: OfferView | null; children: ReactNode }) {
  return <OfferContext value={offer}>{children}</OfferContext>;
}

export function useOpenOffer(): OfferView | null {
  return useContext(OfferContext);
}
