import "server-only";
import { z } from "zod";
import { createTeam } from "@/lib/people/teams/create-team";
import { archiveTeam, editTeam } from "@/lib/people/teams/edit-team";
import { removeMember, setMember } from "@/lib/people/teams/members";
import { listTeams, readTeam } from "@/lib/people/teams/queries";
import { read, write } from "@/lib/serve/api/endpoints/endpoint";
import { pageOf } from "@/lib/serve/api/endpoints/learn/follow-up-answers";
import { Person, Time, Version } from "@/lib/serve/api/endpoints/respond/answers";

export const Team = z
  .strictObject({
    slug: z.string(),
    name: z.string(),
    email: z.string().nullable().meta({ description: "Where the whole team reads mail" }),
    chatUrl: z.string().nullable().meta({ description: "Where the whole team talks" }),
    members: z
      .array(z.strictObject({ user: Person, lead: z.boolean(), joinedAt: Time }))
      .meta({ description: "Leads first; leads manage what the team owns, whatever their role" }),
    archivedAt: Time.nullable(),
    createdAt: Time,
    version: Version,
  })
  .meta({ id: "Team" });

const ofTeams = { group: "Teams", answer: Team } as const;
const ON_TEAM = { slug: "team" };
const ON_MEMBER = { slug: "team", userId: "userId" };

/** Who owns what. */
export const TEAM_ENDPOINTS = {
  "GET /teams": read(listTeams, {
    ...ofTeams,
    does: "Lists teams by name.",
    answer: pageOf(Team),
  }),
  "POST /teams": write(createTeam, { ...ofTeams, does: "Makes a team.", status: 201 }),
  "GET /teams/{slug}": read(readTeam, {
    ...ofTeams,
    does: "Reads a team.",
    path: ON_TEAM,
    answer: Team.extend({
      readOnly: z.string().nullable().meta({ description: "Why you may not change it" }),
    }).meta({ id: "TeamRead" }),
  }),
  "PATCH /teams/{slug}": write(editTeam, {
    ...ofTeams,
    does: "Changes a team's name and where it is reached. Its leads may, too.",
    path: ON_TEAM,
  }),
  "PUT /teams/{slug}/archiving": write(archiveTeam, {
    ...ofTeams,
    does: "Archives a team that owns no services or runbooks any more, or restores it.",
    path: ON_TEAM,
  }),
  "PUT /teams/{slug}/members/{userId}": write(setMember, {
    ...ofTeams,
    does: "Takes a person into a team as lead or member, or changes which. Its leads may, too.",
    path: ON_MEMBER,
  }),
  "DELETE /teams/{slug}/members/{userId}": write(removeMember, {
    ...ofTeams,
    does: "Takes a person out of a team. Its leads may, too.",
    path: ON_MEMBER,
  }),
} as const;
