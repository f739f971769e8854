import { z } from "zod";
import { blockText, Id, Reason } from "@/lib/platform/core/input";
import { IncidentNumber } from "@/lib/respond/incidents/schemas";
import { DEFAULT_EXPIRY_MINUTES, EXPIRY_MINUTES } from "./rules";

export const OfferCommand = z.strictObject({
  incident: IncidentNumber,
  toId: Id,
  /** What the next commander should know beyond the briefing; Markdown. */
  note: blockText("The note", 10_000).default(""),
  expiresInMinutes: z
    .literal(EXPIRY_MINUTES, "Choose 5, 15, 30 or 60 minutes.")
    .default(DEFAULT_EXPIRY_MINUTES),
});
export const AnswerOffer = z.strictObject({ incident: IncidentNumber });
export const DeclineOffer = z.strictObject({ incident: IncidentNumber, reason: Reason });
/** One sentence; `at` is the instant it speaks of, for whoever shows it to write in their zone. */
const BriefingLine = z.strictObject({ text: z.string(), at: z.iso.datetime().nullable() });
const BriefingSection = z.strictObject({ title: z.string(), lines: z.array(BriefingLine) });
/** What the next commander needs to know, as it stood at `writtenAt`. */
export const Briefing = z.strictObject({
  writtenAt: z.iso.datetime(),
  sections: z.array(BriefingSection),
});
export type Briefing = z.output<typeof Briefing>;
export type BriefingLine = z.output<typeof BriefingLine>;

export const ReadHandover = z.strictObject({ incident: IncidentNumber });
