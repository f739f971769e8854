import { z } from "zod";
import { TeamSlug } from "@/lib/people/teams/schemas";
import { blockText, lineText, Slug, Version, WebAddress } from "@/lib/platform/core/input";

const Tier = z.number().int().min(1, "Tiers go from 1 to 4.").max(4, "Tiers go from 1 to 4.");
export const ServiceLink = z.strictObject({
  title: lineText("The link's name", 100),
  url: WebAddress,
});
export const ServiceLinks = z.array(ServiceLink).max(20, "A service takes at most 20 links.");

const fields = {
  name: lineText("The name", 100),
  tier: Tier,
  description: blockText("The description", 2_000),
  /** The short name of the team that owns it. */
  team: TeamSlug.nullable(),
  /** Short names of the services it does not work without. */
  dependsOn: z
    .array(lineText("The service", 100))
    .max(100, "A service depends on at most 100 others."),
  links: ServiceLinks,
};

/** Where the console has pages of its own. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set(["import"]);

export const CreateService = z.strictObject({
  slug: Slug.refine(
    (slug) => !RESERVED_SLUGS.has(slug),
    "This short name is taken by a page of Muster.",
  ),
  name: fields.name,
  tier: Tier.default(3),
  description: fields.description.default(""),
  team: fields.team.default(null),
  dependsOn: fields.dependsOn.default([]),
  links: fields.links.default([]),
});
export type CreateService = z.output<typeof CreateService>;
/** What is left out stays. */
export const EditService = z.strictObject({
  service: Slug,
  version: Version.optional(),
  name: fields.name.optional(),
  tier: Tier.optional(),
  description: fields.description.optional(),
  team: fields.team.optional(),
  dependsOn: fields.dependsOn.optional(),
  links: fields.links.optional(),
  archived: z.boolean().optional(),
});
export type EditService = z.output<typeof EditService>;
export const Nothing = z.strictObject({});
