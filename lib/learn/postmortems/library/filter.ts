import "server-only";
import type { Actor } from "@/lib/platform/access/actor";
import { visibleToSql } from "@/lib/respond/incidents/visibility/visibility";
import { Prisma } from "@/prisma/generated/client";
import type { ListLibrary } from "./schemas";

export type Asked = ListLibrary & { readonly actor: Actor };

/** What is published now, as `entry` with its incident `i`, as far as the actor may know of it and the words are in it. */
export function searched({ q, actor }: Asked): Prisma.Sql {
  const hasWords =
    q === ""
      ? Prisma.empty
      : Prisma.sql`and entry.postmortem_id in (select library_with(${tsquery(q)}))`;
  return Prisma.sql`library_entry entry join postmortem p on p.id = entry.postmortem_id
    join incident i on i.id = p.incident_id where ${visibleToSql(actor)} ${hasWords}`;
}

export function hasService({ service }: Asked): Prisma.Sql {
  if (service === undefined) return Prisma.sql`true`;
  // The id is looked up once, so that the planner knows how many incidents this very service has.
  return Prisma.sql`exists (select from incident_service where incident_id = i.id
    and service_id = (select id from service where slug = ${service}))`;
}

/** Whether one of the services that were hit belongs to the team. */
export function hasTeam({ team }: Asked): Prisma.Sql {
  if (team === undefined) return Prisma.sql`true`;
  return Prisma.sql`exists (select from incident_service where incident_id = i.id and service_id in
    (select service.id from service join team on team.id = service.team_id where team.slug = ${team}))`;
}

export function hasFactor({ factor }: Asked): Prisma.Sql {
  if (factor === undefined) return Prisma.sql`true`;
  return Prisma.sql`exists (select from postmortem_factor where postmortem_id = entry.postmortem_id
    and factor = ${factor}::"ContributingFactor")`;
}

export function hasTag({ tag }: Asked): Prisma.Sql {
  if (tag === undefined) return Prisma.sql`true`;
  return Prisma.sql`exists (select from postmortem_tag where postmortem_id = entry.postmortem_id and tag = ${tag})`;
}

/** As people know it from search engines: "a phrase", -without, this or that. Takes any text. */
export function tsquery(q: string): Prisma.Sql {
  // A dash before dashes says nothing more, and each is a level of the parser's own small stack.
  const plain = q.replace(/-[-\s]*(?=-)/g, "");
  return Prisma.sql`websearch_to_tsquery('english', ${plain})`;
}
