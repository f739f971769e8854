"use server";
import { action } from "@/lib/people/entrance/action";
import { acceptOffer as accept } from "./accept-offer";
import { declineOffer as decline } from "./decline-offer";
import { offerCommand as offer } from "./offer-command";
import { withdrawOffer as withdraw } from "./withdraw-offer";

export const offerCommand = action(offer);
export const acceptOffer = action(accept);
export const declineOffer = action(decline);
export const withdrawOffer = action(withdraw);
