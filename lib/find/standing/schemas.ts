import { z } from "zod";
import { TeamSlug } from "@/lib/people/teams/schemas";
import { lineText, SearchText, Slug } from "@/lib/platform/core/input";

/** Hit by an open incident, quiet, or put away. */
export const SERVICE_STATES = ["AFFECTED", "CALM", "ARCHIVED"] as const;
export type ServiceState = (typeof SERVICE_STATES)[number];

export const ListServices = z.strictObject({
  /** The short name of the team that owns them. */
  team: TeamSlug.optional(),
  withoutTeam: z.boolean().default(false),
  tier: z
    .array(z.number("Tiers go from 1 to 4.").int().min(1).max(4, "Tiers go from 1 to 4."))
    .default([]),
  /** Left out: all in use. */
  state: z.enum(SERVICE_STATES, "Choose AFFECTED, CALM or ARCHIVED.").optional(),
  /** Letters of the name or the short name. */
  q: SearchText.optional(),
  limit: z.number().int().min(1).max(200, "A page has at most 200 rows.").default(50),
  cursor: z.string().max(400).optional(),
});
export type ListServices = z.output<typeof ListServices>;
export const ReadService = z.strictObject({ service: Slug });
export const ReadFelt = z.strictObject({
  services: z.array(lineText("The service", 100)).max(50, "Name at most 50 services.").default([]),
});
