import { z } from "zod";
import { Email } from "@/lib/people/people/schemas";
import { LEAD_PERMISSIONS } from "@/lib/platform/access/permissions";
import { Id, lineText, SearchText, Slug, Version, WebAddress } from "@/lib/platform/core/input";

const fields = {
  name: lineText("The name", 100),
  /** Where the whole team reads mail. */
  email: Email.nullable(),
  /** Where the whole team talks: a link to its channel. */
  chatUrl: WebAddress.nullable(),
};
/** How another record names the team that owns it; an unknown one is refused with a sentence. */
export const TeamSlug = lineText("The team", 100);

export const CreateTeam = z.strictObject({
  slug: Slug,
  name: fields.name,
  email: fields.email.default(null),
  chatUrl: fields.chatUrl.default(null),
});
/** What is left out stays. */
export const EditTeam = z.strictObject({
  team: Slug,
  version: Version.optional(),
  name: fields.name.optional(),
  email: fields.email.optional(),
  chatUrl: fields.chatUrl.optional(),
});
export const ArchiveTeam = z.strictObject({ team: Slug, archived: z.boolean() });
export const SetMember = z.strictObject({
  team: Slug,
  userId: Id,
  /** Leads manage what the team owns. */
  lead: z.boolean().default(false),
});
export const RemoveMember = z.strictObject({ team: Slug, userId: Id });
export const ReadTeam = z.strictObject({ team: Slug });
export const ListTeams = z.strictObject({
  archived: z.boolean().default(false),
  /** Letters of the name. */
  q: SearchText.optional(),
  /** Only those that one is in. */
  mine: z.boolean().default(false),
  limit: z.number().int().min(1).max(200, "A page has at most 200 rows.").default(50),
  cursor: z.string().max(400).optional(),
});
export type ListTeams = z.output<typeof ListTeams>;
export const ReadReason = z.strictObject({
  permission: z.enum(LEAD_PERMISSIONS),
  /** Short names of the teams that own it; left out: any team that one leads. */
  teams: z.array(TeamSlug.nullable()).max(100).optional(),
});
