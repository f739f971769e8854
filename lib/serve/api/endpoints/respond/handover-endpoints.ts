import "server-only";
import { z } from "zod";
import { acceptOffer } from "@/lib/respond/handovers/accept-offer";
import { declineOffer } from "@/lib/respond/handovers/decline-offer";
import { offerCommand } from "@/lib/respond/handovers/offer-command";
import { readBriefing, readHandover } from "@/lib/respond/handovers/queries";
import { OFFER_STATES } from "@/lib/respond/handovers/rules";
import { withdrawOffer } from "@/lib/respond/handovers/withdraw-offer";
import { ON_INCIDENT, read, write } from "@/lib/serve/api/endpoints/endpoint";
import { Person, Time } from "./answers";

const Briefing = z
  .strictObject({
    writtenAt: Time,
    sections: z.array(
      z.strictObject({
        title: z.string(),
        lines: z.array(z.strictObject({ text: z.string(), at: Time.nullable() })),
      }),
    ),
  })
  .meta({ id: "Briefing" });

const HandoverOffer = z
  .strictObject({
    id: z.uuid(),
    from: Person,
    to: Person,
    offeredBy: Person,
    offeredAt: Time,
    expiresAt: Time,
    note: z.string().meta({ description: "Markdown" }),
    briefing: Briefing.meta({ description: "As it stood at the offer" }),
    state: z.enum(OFFER_STATES),
    answeredAt: Time.nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: "HandoverOffer" });

const onHandover = { group: "Incidents", answer: HandoverOffer, path: ON_INCIDENT } as const;

/** Handing over command: an offer, and its answer. */
export const HANDOVER_ENDPOINTS = {
  "GET /incidents/{number}/handover": read(readHandover, {
    ...onHandover,
    does: "Reads the open offer of command with its briefing, and those before it.",
    answer: z.strictObject({
      offer: HandoverOffer.nullable(),
      history: z.array(HandoverOffer),
    }),
  }),
  "GET /incidents/{number}/handover/briefing": read(readBriefing, {
    ...onHandover,
    does: "Writes the briefing as it stands now.",
    answer: Briefing,
  }),
  "POST /incidents/{number}/handover": write(offerCommand, {
    ...onHandover,
    does: "Offers command to somebody. Until they accept, the commander stays.",
    status: 201,
  }),
  "DELETE /incidents/{number}/handover": write(withdrawOffer, {
    ...onHandover,
    does: "Withdraws the open offer.",
  }),
  "POST /incidents/{number}/handover/acceptance": write(acceptOffer, {
    ...onHandover,
    does: "Accepts the offer made to you: you are commander from now on.",
  }),
  "POST /incidents/{number}/handover/refusal": write(declineOffer, {
    ...onHandover,
    does: "Declines the offer made to you, with a reason.",
  }),
} as const;
