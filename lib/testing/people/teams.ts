import { randomUUID } from "node:crypto";
import { createTeam } from "@/lib/people/teams/create-team";
import { setMember } from "@/lib/people/teams/members";
import type { Role } from "@/lib/platform/access/permissions";
import { signIn } from "@/lib/testing/core/people";

/** A new team with one lead of this role. */
export async function makeTeam(role: Role = "RESPONDER") {
  const manager = await signIn("MANAGER");
  const lead = await signIn(role);
  const slug = `team-${randomUUID()}`;
  const team = await createTeam.execute(manager, { slug, name: `Team ${slug.slice(-8)}` });
  await setMember.execute(manager, { team: slug, userId: lead.id, lead: true });
  return { slug, name: team.name, lead, manager };
}
