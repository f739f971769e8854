import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { type Asked, hasFactor, hasService, hasTag, hasTeam, searched } from "./filter";

export type FacetRow = {
  readonly facet: "ALL" | "SERVICE" | "TEAM" | "FACTOR" | "TAG";
  readonly key: string;
  readonly name: string;
  readonly count: number;
};

const MOST = 15;

/**
 * How many there are in all, and under each service, team, factor and tag. A value's count is what one finds by choosing it
 * in place of another of its kind: the other filters hold.
 */
export function facetsStatement(asked: Asked): Prisma.Sql {
  return Prisma.sql`
    with found as materialized (
      select entry.postmortem_id, i.id as incident_id, ${hasService(asked)} as of_service,
        ${hasTeam(asked)} as of_team, ${hasFactor(asked)} as of_factor, ${hasTag(asked)} as of_tag
      from ${searched(asked)}
    )
    select 'ALL' as facet, '' as key, '' as name, count(*)::int from found
      where of_service and of_team and of_factor and of_tag
    union all (
      select 'SERVICE', service.slug, service.name, count(*)::int
      from found join incident_service using (incident_id) join service on service.id = service_id
      where of_team and of_factor and of_tag
      group by service.slug, service.name order by count(*) desc, service.name limit ${MOST})
    union all (
      select 'TEAM', team.slug, team.name, count(distinct postmortem_id)::int
      from found join incident_service using (incident_id) join service on service.id = service_id
        join team on team.id = service.team_id
      where of_service and of_factor and of_tag
      group by team.slug, team.name order by count(distinct postmortem_id) desc, team.name limit ${MOST})
    union all (
      select 'FACTOR', factor::text, factor::text, count(*)::int
      from found join postmortem_factor using (postmortem_id) where of_service and of_team and of_tag
      group by factor order by count(*) desc, factor limit ${MOST})
    union all (
      select 'TAG', tag, tag, count(*)::int
      from found join postmortem_tag using (postmortem_id) where of_service and of_team and of_factor
      group by tag order by count(*) desc, tag limit ${MOST})`;
}
