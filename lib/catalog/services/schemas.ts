import { z } from "zod";
import { blockText, lineText } from "@/lib/platform/core/input";

export const Slug = z
  .string()
  .trim()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$/,
    "Use small letters, digits and hyphens: edge-proxy.",
  );
const Tier = z.number().int().min(1, "Tiers go from 1 to 4.").max(4, "Tiers go from 1 to 4.");

export const CreateService = z.strictObject({
  slug: Slug,
  name: lineText("The name", 100),
  tier: Tier.default(3),
  description: blockText("The description", 2_000).default(""),
});
export const ListServices = z.strictObject({});
