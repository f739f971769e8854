import "server-only";
import type { Factor } from "@/lib/learn/postmortems/catalogue/factors";
import type { Actor } from "@/lib/platform/access/actor";
import { wordsOf } from "@/lib/platform/core/text/words";
import type { Severity } from "@/lib/respond/clocks/policy";
import { visibleToSql } from "@/lib/respond/incidents/visibility/visibility";
import { Prisma } from "@/prisma/generated/client";
import type { Shared } from "./alike-rules";

/** The postmortem that is compared, and whom the answer is for. */
export type AlikeProbe = {
  readonly actor: Actor;
  /** The incident it is of; not among the answers. */
  readonly incidentId: string;
  readonly title: string;
  readonly cause: string;
  readonly factors: readonly Factor[];
  readonly tags: readonly string[];
};

export type AlikeRow = Shared & {
  readonly incidentId: string;
  readonly number: number;
  readonly title: string;
  readonly severity: Severity;
  readonly publishedAt: Date;
};

const MOST_CANDIDATES = 40;
const MOST_WORDS = 12;
/** Which share of the library may have a word that still tells something; in a small one, so many at least. */
const TELLING = { share: 0.1, atLeast: 3 } as const;

/**
 * Published postmortems that share words, services, kinds of cause or tags with the probe, and what they share;
 * the rules choose among them. Drills are practice, and left out.
 */
export function alikeStatement(probe: AlikeProbe): Prisma.Sql {
  const { incidentId, factors, tags } = probe;
  return Prisma.sql`
    with hidden as materialized (${hiddenFrom(probe)}),
    own as materialized (${tellingWords(probe)}),
    worded as materialized (
      select entry.postmortem_id, sum(weight) / (select sum(weight) from own) as share,
        array_agg(word order by weight desc, word) as words
      from own cross join lateral library_with(own.query) as having_it (postmortem_id)
        join library_entry entry using (postmortem_id) ${others(probe)}
      group by entry.postmortem_id order by share desc, max(entry.published_at) desc limit ${MOST_CANDIDATES}
    ),
    filed as materialized (
      select entry.postmortem_id
      from (${sharedMarks(probe)}) mark join library_entry entry using (postmortem_id) ${others(probe)}
      group by entry.postmortem_id order by sum(weight) desc, max(entry.published_at) desc limit ${MOST_CANDIDATES}
    )
    select i.id as "incidentId", i.number, entry.title, i.severity::text, entry.published_at as "publishedAt",
      coalesce(worded.share, 0)::float8 as "wordShare", coalesce(worded.words, '{}') as words,
      array(select service.name from incident_service join service on service.id = service_id
        where incident_id = i.id and service_id in (${servicesOf(incidentId)}) order by tier, name) as services,
      array(select factor::text from postmortem_factor where postmortem_id = entry.postmortem_id
        and factor::text = any(${factors}::text[]) order by postmortem_factor.factor) as factors,
      array(select tag from postmortem_tag where postmortem_id = entry.postmortem_id
        and tag = any(${tags}::text[]) order by tag collate "C") as tags
    from (select postmortem_id from worded union select postmortem_id from filed) candidate
      join library_entry entry using (postmortem_id) join postmortem p on p.id = postmortem_id
      join incident i on i.id = p.incident_id left join worded using (postmortem_id)`;
}

/**
 * The words of title and cause that say something, the rarest first: no stop words, one for each stem, and none
 * that much of the library has. They are counted, not estimated, so that the same record gives the same answer; and
 * only in what the actor may know of, so that it tells nothing of the rest.
 */
function tellingWords({ title, cause }: AlikeProbe): Prisma.Sql {
  return Prisma.sql`
    select word, query, -ln((hits + 1.0) / (total + 2.0))::float8 as weight
    from (
      select distinct on (query) word, query, total, (
        select count(*) from library_with(query) as having_it (postmortem_id)
        where postmortem_id not in (select postmortem_id from hidden)) as hits
      from (
        select word, place, plainto_tsquery('english', word) as query
        from unnest(${wordsOf(`${title} ${cause}`)}::text[]) with ordinality as given (word, place)
      ) asked, (select count(*) as total from library_entry
        where postmortem_id not in (select postmortem_id from hidden)) whole
      where numnode(query) > 0 order by query, place
    ) counted
    where hits <= greatest(${TELLING.atLeast}, total * ${TELLING.share}::float8)
    order by hits, word limit ${MOST_WORDS}`;
}

function hiddenFrom({ actor }: AlikeProbe): Prisma.Sql {
  return Prisma.sql`select p.id as postmortem_id from postmortem p join incident i on i.id = p.incident_id
    where not ${visibleToSql(actor)}`;
}

/** Each mark in common, with about the weight that the rules give it. */
function sharedMarks({ incidentId, factors, tags }: AlikeProbe): Prisma.Sql {
  return Prisma.sql`
    select postmortem_id, 1 as weight from postmortem_factor
      where factor = any(${factors}::"ContributingFactor"[])
    union all
    select postmortem_id, 2 from postmortem_tag where tag = any(${tags}::text[])
    union all
    select postmortem.id, 2 from incident_service join postmortem using (incident_id)
      where service_id in (${servicesOf(incidentId)})`;
}

function servicesOf(incidentId: string): Prisma.Sql {
  return Prisma.sql`select service_id from incident_service where incident_id = ${incidentId}::uuid`;
}

function others({ actor, incidentId }: AlikeProbe): Prisma.Sql {
  return Prisma.sql`join postmortem p on p.id = entry.postmortem_id join incident i on i.id = p.incident_id
    where i.id <> ${incidentId}::uuid and i.kind = 'REAL' and ${visibleToSql(actor)}`;
}
