import "server-only";
import type { Actor } from "@/lib/platform/access/actor";
import { wordsOf } from "@/lib/platform/core/text/words";
import type { IncidentStatus } from "@/lib/respond/incidents/rules";
import { visibleToSql } from "@/lib/respond/incidents/visibility/visibility";
import { Prisma } from "@/prisma/generated/client";

/** What to compare with, and whom the answer is for. */
export type Probe = {
  readonly actor: Actor;
  readonly title: string;
  /** More words to look for, beside the title's. */
  readonly text: string;
  /** Slugs. */
  readonly services: readonly string[];
  readonly scope: "OPEN" | "OVER";
  /** The incident that asks. */
  readonly except: number | null;
};

/** A row of the answer; times and names are read afterwards, for the few that are shown. */
export type CandidateRow = {
  readonly id: string;
  readonly declaredAt: Date;
  readonly titleLikeness: number;
  readonly wordShare: number;
  readonly words: string[];
  readonly services: string[];
};

const STATUSES: Readonly<Record<Probe["scope"], readonly IncidentStatus[]>> = {
  OPEN: ["TRIAGE", "INVESTIGATING", "MITIGATED"],
  OVER: ["RESOLVED", "CLOSED"],
};
const MOST_CANDIDATES = 40;
const MOST_WORDS = 12;
const FEW = 5;
/** The share of incidents that have a word the statistics do not list, or where there are none yet. */
const UNLISTED = 0.0005;
/** What the database counted of incidents' words when it last analysed the table. */
const COMMON_WORDS = Prisma.sql`
  select lexeme, frequency from pg_stats,
    unnest(most_common_elems::text::text[], most_common_elem_freqs) as listed (lexeme, frequency)
  where schemaname = current_schema() and tablename = 'incident' and attname = 'words'`;

/**
 * The incidents most like the probe, with what they have in common. Words tell the more the rarer they are;
 * titles are compared letter by letter only where words find little (misspelt, or put together differently).
 * Drills are practice, and left out.
 */
export function similarStatement(probe: Probe): Prisma.Sql {
  return Prisma.sql`
    with own as materialized (${ownWords(probe)}),
    telling as materialized (${tellingTitle(probe)}),
    worded as materialized (
      select id, sum(weight) / (select sum(weight) from own) as share,
        array_agg(word order by weight desc, word) as words
      from (${mentions(probe)}) mention group by id order by share desc, id desc limit ${MOST_CANDIDATES}
    ),
    candidate as (select id from worded union ${alikeTitles(probe)}),
    compared as (
      select i.id, i.declared_at as "declaredAt",
        greatest(similarity(i.title, telling.title), 0.9 * word_similarity(telling.title, i.title))::float8
          as "titleLikeness",
        coalesce(worded.share, 0)::float8 as "wordShare",
        coalesce(worded.words, '{}') as words,
        array(${sharedServices(probe)}) as services
      from telling, candidate join incident i using (id) left join worded using (id)
      where ${inScope(probe)}
    )
    select * from compared
    order by "titleLikeness" + "wordShare" + (cardinality(services) > 0)::int * 0.5 desc, "declaredAt" desc
    limit ${MOST_CANDIDATES}`;
}

/**
 * The words that say something, the rarest first: no stop words, one for each stem, and no more than a third
 * of all incidents can have. How common a word is, the database knows from its statistics.
 */
function ownWords({ title, text }: Probe): Prisma.Sql {
  return Prisma.sql`
    select word, query, -ln(least(frequency, 0.99))::float8 as weight from (
      select word, query, frequency, row_number() over rarest as place, sum(frequency) over rarest as together
      from (
        select distinct on (query) word, query,
          coalesce(common.frequency, ${UNLISTED}) as frequency
        from (
          select word, place, plainto_tsquery('english', word) as query
          from unnest(${wordsOf(`${title} ${text}`)}::text[]) with ordinality as given (word, place)
        ) asked left join (${COMMON_WORDS}) common on common.lexeme = trim('''' from query::text)
        where numnode(query) > 0 order by query, place
      ) stem window rarest as (order by frequency, word)
    ) ranked where place <= 2 or together < 0.34 limit ${MOST_WORDS}`;
}
/** The title without its stop words, which make any two titles alike. */
function tellingTitle({ title }: Probe): Prisma.Sql {
  return Prisma.sql`
    select coalesce(string_agg(word, ' ' order by place), '') as title
    from unnest(${wordsOf(title)}::text[]) with ordinality as given (word, place)
    where numnode(plainto_tsquery('english', word)) > 0`;
}

/** Which incident has which of these words: in title or summary; once over, also in its cause and in how it ended. */
function mentions(probe: Probe): Prisma.Sql {
  const inIncident = Prisma.sql`
    select i.id, own.word, own.weight from own join incident i on i.words @@ own.query where ${inScope(probe)}`;
  if (probe.scope === "OPEN") return inIncident;
  return Prisma.sql`${inIncident}
    union
    select i.id, own.word, own.weight from own
      join postmortem_section section on to_tsvector('english', section.body) @@ own.query
        and section.key in ('root-cause', 'contributing-factors')
      join postmortem on postmortem.id = section.postmortem_id and postmortem.state = 'PUBLISHED'
      join incident i on i.id = postmortem.incident_id where ${inScope(probe)}
    union
    select i.id, own.word, own.weight from own
      join audit_event note on to_tsvector('english', note.after->>'note') @@ own.query
        and note.type in ('incident.mitigated', 'incident.resolved')
      join incident i on i.id = note.subject_id::uuid where ${inScope(probe)}`;
}

/** Open incidents are few: each is compared. Among those that are over, an index finds the likely ones. */
function alikeTitles(probe: Probe): Prisma.Sql {
  const all = Prisma.sql`select i.id from incident i where ${inScope(probe)}`;
  if (probe.scope === "OPEN") return all;
  return Prisma.sql`${all} and i.title % (select title from telling) and (select count(*) from worded) < ${FEW}`;
}

/** Services named for both, or whose name the probe's own text says. */
function sharedServices({ title, text, services }: Probe): Prisma.Sql {
  return Prisma.sql`
    select service.name from incident_service join service on service.id = service_id
    where incident_id = i.id and (service.slug = any(${services}::text[])
      or to_tsvector('english', ${`${title} ${text}`}) @@ plainto_tsquery('english', service.name))
    order by service.tier, service.name`;
}

function inScope({ actor, scope, except }: Probe): Prisma.Sql {
  return Prisma.sql`i.status = any(${STATUSES[scope]}::"IncidentStatus"[]) and i.kind = 'REAL'
    and i.number <> ${except ?? 0} and ${visibleToSql(actor)}`;
}
